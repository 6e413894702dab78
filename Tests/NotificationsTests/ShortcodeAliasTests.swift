import Core
import Notifications
import Testing

@Suite struct `Names of shortcodes in other products` {
    static let percent = [
        "company_address": "company_address", "company_name": "company_name",
        "company_phone": "company_phone",
        "company_website": "company_website", "customer_email": "customer_email",
        "customer_first_name": "customer_first_name", "customer_last_name": "customer_last_name",
        "customer_full_name": "customer_full_name", "customer_note": "customer_notes",
        "customer_phone": "customer_phone", "customer_panel_url": "customer_panel_url",
        "employee_email": "staff_email", "employee_full_name": "staff_name", "employee_phone": "staff_phone",
        "category_name": "service_category_name", "service_name": "service_name",
        "service_description": "service_notes", "service_duration": "service_duration",
        "service_price": "service_price", "reservation_name": "service_name",
        "reservation_description": "service_notes", "location_name": "location_name",
        "location_address": "location_address", "location_phone": "location_phone_number",
        "appointment_id": "appointment_id", "appointment_date": "appointment_date",
        "appointment_date_time": "appointment_date_time", "appointment_start_time": "appointment_start_time",
        "appointment_end_time": "appointment_end_time", "appointment_duration": "appointment_duration",
        "appointment_notes": "appointment_notes", "appointment_price": "appointment_sum_price",
        "appointment_status": "appointment_status", "appointment_cancel_url": "manage_link",
        "booked_customer": "customer_full_name", "number_of_persons": "appointment_total_attendees",
    ]
    static let braced = [
        "customer_password": "customer_panel_password", "appointments_total_price": "appointment_sum_price",
        "appointment_date_client": "appointment_date",
        "appointment_date_time_client": "appointment_date_time",
        "appointment_start_date_client": "appointment_start_date",
        "appointment_start_date_time_client": "appointment_start_date_time",
        "appointment_start_time_client": "appointment_start_time",
        "appointment_end_date_client": "appointment_end_date",
        "appointment_end_date_time_client": "appointment_end_date_time",
        "appointment_end_time_client": "appointment_end_time",
    ]

    @Test(arguments: percent) func `S0-18 a name of Amelia's is rewritten to ours`(
        _ name: String,
        _ ours: String
    ) {
        var issues: [FieldIssue] = []
        let all = Set(Shortcode.allCases)
        let text = TemplateText("a %\(name)% b", .text, field: "text", allowed: all, issues: &issues)
        #expect(text.source == "a {\(ours)} b")
        #expect(text.rendered { "<\($0.rawValue)>" } == "a <\(ours)> b")
        #expect(issues == [])
    }

    @Test(arguments: braced) func `S0-18 another name of Booknetic's is rewritten`(
        _ name: String,
        _ ours: String
    ) {
        var issues: [FieldIssue] = []
        let all = Set(Shortcode.allCases)
        let text = TemplateText("a {\(name)} b", .text, field: "text", allowed: all, issues: &issues)
        #expect(text.source == "a {\(ours)} b")
        #expect(issues == [])
    }

    @Test func `no alias is left untested, said twice or one of our own names`() {
        #expect(ShortcodeAlias.percent.count == Self.percent.count)
        #expect(ShortcodeAlias.braced.count == Self.braced.count)
        #expect(Set(ShortcodeAlias.percent.map(\.name)) == Set(Self.percent.keys))
        #expect(Set(ShortcodeAlias.braced.map(\.name)) == Set(Self.braced.keys))
        #expect(ShortcodeAlias.braced.allSatisfy { Shortcode(rawValue: $0.name) == nil })
    }

    @Test(arguments: ["50 % o 60 %", "100%", "%", "%%", "%a%", "width 5%_%", "a%20b%20c", "%C3%A9_x%"])
    func `percent signs of other kinds stay as they are`(_ text: String) {
        var issues: [FieldIssue] = []
        let read = TemplateText(text, .text, field: "text", allowed: [], issues: &issues)
        #expect(read.source == text)
        #expect(read.rendered { _ in "?" } == text)
        #expect(issues == [])
    }
}
