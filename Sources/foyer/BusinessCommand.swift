import ArgumentParser

/// `foyer business …`.
struct BusinessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "business",
        abstract: "Makes, shows, closes and opens businesses.",
        subcommands: [
            BusinessApply.self, BusinessList.self, BusinessShow.self, BusinessSuspend.self,
            BusinessResume.self, BusinessRetime.self,
        ]
    )
}
