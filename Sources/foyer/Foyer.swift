import ArgumentParser
import Glibc

/// The operator's command.
@main
struct Foyer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "foyer",
        abstract: "Appointments, clients and staff of many businesses, from one deployment.",
        subcommands: [
            Serve.self, Up.self, Migrate.self, BusinessCommand.self, Doctor.self, Link.self,
        ]
    )

    /// Runs the command that the arguments name: status 0 when it is done, 1 when it could not be, 2 when it was asked
    /// for wrongly.
    static func main() async {
        let command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            let text = fullMessage(for: error)
            if exitCode(for: error).isSuccess {
                Terminal.standard.say(text)
                Glibc.exit(0)
            }
            Terminal.standard.complain(text)
            Glibc.exit(CommandFault.Code.usage.rawValue)
        }
        Glibc.exit(await run(command))
    }

    private static func run(_ command: any ParsableCommand) async -> Int32 {
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
            return 0
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            // Among these are help and version, which a command without a subcommand answers with.
            if exitCode(for: error).isSuccess {
                Terminal.standard.say(fullMessage(for: error))
                return 0
            }
            let fault = CommandFault(error)
            Terminal.standard.complain("foyer: \(fault.sentence)")
            return fault.code.rawValue
        }
    }
}
