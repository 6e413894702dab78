import Gateway

/// All pages of the customer panel.
struct MyPanelPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            MyListPages(kit: kit).routes,
            MyAppointmentPages(kit: kit).routes,
            MyMovePages(kit: kit).routes,
            MyCalendarPages(kit: kit).routes,
            MyWaitingPages(kit: kit).routes,
            MyMessagePages(kit: kit).routes,
            MyPreferencePages(kit: kit).routes,
            MyProfilePages(kit: kit).routes,
            MyFeedPages(kit: kit).routes,
            MyErasurePages(kit: kit).routes,
        ].flatMap(\.self)
    }
}
