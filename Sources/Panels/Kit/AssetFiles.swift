/// The files of `Assets`, compiled into the program, by their names.
enum AssetFiles {
    static let all: [String: [UInt8]] = [
        "base.css": PackageResources.base_css,
        "console.css": PackageResources.console_css,
        "clients.css": PackageResources.clients_css,
        "clients.js": PackageResources.clients_js,
        "client-windows.js": PackageResources.client_windows_js,
        "site.css": PackageResources.site_css,
        "setup.css": PackageResources.setup_css,
        "visit.css": PackageResources.visit_css,
        "visit.js": PackageResources.visit_js,
        "embed.js": PackageResources.embed_js,
        "diary.css": PackageResources.diary_css,
        "diary.js": PackageResources.diary_js,
        "diary-move.js": PackageResources.diary_move_js,
        "diary-dialog.js": PackageResources.diary_dialog_js,
        "appointment.css": PackageResources.appointment_css,
        "page.js": PackageResources.page_js,
        "setup.js": PackageResources.setup_js,
        "password.js": PackageResources.password_js,
        "panel.css": PackageResources.panel_css,
        "panel-calendar.css": PackageResources.panel_calendar_css,
        "panel.js": PackageResources.panel_js,
        "panel-calendar.js": PackageResources.panel_calendar_js,
        "panel-moving.js": PackageResources.panel_moving_js,
        "icons.svg": PackageResources.icons_svg,
    ]
}
