/// A drawing of the sprite `icons.svg`.
enum Icon: String, CaseIterable, Sendable {
    case home
    case calendar
    case clock
    case people
    case person
    case service
    case message
    case template
    case waiting
    case settings
    case team
    case link
    case history
    case search
    case plus
    case minus
    case close
    case check
    case bin
    case pencil
    case menu
    case more
    case left
    case right
    case down
    case up
    case sun
    case moon
    case auto
    case leave
    case key
    case place
    case phone
    case alert
    case info
    case star
    case download
    case upload
    case filter
    case columns
    case print
    case globe
    case copy
    case webhook
    case drag
    case bell

    /// The drawing in a template of a page that has a `frame`; it says nothing to those who listen.
    var markup: String { Self.markup(rawValue) }

    /// A drawing whose name is a tag.
    static func markup(_ name: String) -> String {
        #"<svg class="icon" aria-hidden="true"><use href="{{frame.shell.icons}}#"# + name + #""/></svg>"#
    }
}
