public import FoundationEssentials

/// The key of one kind of thing; keys of two kinds cannot be mixed up.
public struct ID<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The key as a plain UUID.
    public let uuid: UUID

    /// Wraps a UUID that is known to name such a thing.
    public init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads the usual form of 36 characters, in either case; nil for anything else.
    public init?(_ text: String) {
        guard let uuid = UUIDText.parse(text) else { return nil }
        self.uuid = uuid
    }

    /// A new key (UUIDv7): later keys sort after earlier ones, down to a quarter of a microsecond.
    public static func make(_ world: World) -> Self {
        let microseconds = max(0, world.now().microseconds)
        let milliseconds = UInt64(microseconds / 1_000)
        let fraction = UInt64(microseconds % 1_000) * 4_096 / 1_000
        let random = world.randomBytes(8)
        precondition(random.count == 8, "World.randomBytes must give as many bytes as asked for")
        let high = milliseconds << 16 | 0x7000 | fraction
        func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index)) }
        return Self(
            UUID(
                uuid: (
                    byte(0), byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7),
                    random[0] & 0x3F | 0x80, random[1], random[2], random[3],
                    random[4], random[5], random[6], random[7]
                )
            )
        )
    }

    /// The usual form: lower case with hyphens.
    public var description: String {
        UUIDText.text(uuid)
    }

    /// The order of the bytes, which is the order of PostgreSQL and, for keys made here, of time.
    public static func < (left: Self, right: Self) -> Bool {
        let (left, right) = (UUIDText.words(left.uuid), UUIDText.words(right.uuid))
        return left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

/// What a `BusinessID` names.
public enum BusinessSubject {}
/// What a `BranchID` names.
public enum BranchSubject {}
/// What a `StaffID` names.
public enum StaffSubject {}
/// What an `AccountID` names.
public enum AccountSubject {}
/// What a `ClientID` names.
public enum ClientSubject {}
/// What a `ServiceID` names.
public enum ServiceSubject {}
/// What an `ImportID` names.
public enum ImportSubject {}
/// What a `MeasurementID` names.
public enum MeasurementSubject {}
/// What a `PasswordLinkID` names.
public enum PasswordLinkSubject {}
/// What a `ServiceCategoryID` names.
public enum ServiceCategorySubject {}
/// What a `ResourceID` names.
public enum ResourceSubject {}
/// What a `SpecialDayID` names.
public enum SpecialDaySubject {}
/// What a `TimeOffID` names.
public enum TimeOffSubject {}
/// What an `AppointmentID` names.
public enum AppointmentSubject {}
/// What a `VisitID` names.
public enum VisitSubject {}
/// What a `SeriesID` names.
public enum SeriesSubject {}
/// What an `AttendeeID` names.
public enum AttendeeSubject {}
/// What a `BookingPolicyID` names.
public enum BookingPolicySubject {}
/// What a `WaitingEntryID` names.
public enum WaitingEntrySubject {}
/// What a `WaitingOfferID` names.
public enum WaitingOfferSubject {}
/// What a `CalendarFeedID` names.
public enum CalendarFeedSubject {}
/// What a `CalendarSubscriptionID` names.
public enum CalendarSubscriptionSubject {}
/// What an `NotificationID` names.
public enum NotificationSubject {}
/// What a `ChangeID` names.
public enum ChangeSubject {}
/// What a `WebhookID` names.
public enum WebhookSubject {}
/// What a `WebhookDeliveryID` names.
public enum WebhookDeliverySubject {}
/// What an `ActionLinkID` names.
public enum ActionLinkSubject {}
/// What an `APIKeyID` names.
public enum APIKeySubject {}
/// What a `MessageAccountID` names.
public enum MessageAccountSubject {}
/// What a `PushSubscriptionID` names.
public enum PushSubscriptionSubject {}

/// The key of a business.
public typealias BusinessID = ID<BusinessSubject>
/// The key of a branch.
public typealias BranchID = ID<BranchSubject>
/// The key of a staff member.
public typealias StaffID = ID<StaffSubject>
/// The key of a login.
public typealias AccountID = ID<AccountSubject>
/// The key of a client.
public typealias ClientID = ID<ClientSubject>
/// The key of a service.
public typealias ServiceID = ID<ServiceSubject>
/// The key of an import of clients.
public typealias ImportID = ID<ImportSubject>
/// The key of a measurement.
public typealias MeasurementID = ID<MeasurementSubject>
/// The key of a link that sets a password.
public typealias PasswordLinkID = ID<PasswordLinkSubject>
/// The key of a category of services.
public typealias ServiceCategoryID = ID<ServiceCategorySubject>
/// The key of a room or a piece of equipment.
public typealias ResourceID = ID<ResourceSubject>
/// The key of a special day.
public typealias SpecialDayID = ID<SpecialDaySubject>
/// The key of a time off.
public typealias TimeOffID = ID<TimeOffSubject>
/// The key of an appointment.
public typealias AppointmentID = ID<AppointmentSubject>
/// The key of a visit of several steps.
public typealias VisitID = ID<VisitSubject>
/// The key of a series of appointments.
public typealias SeriesID = ID<SeriesSubject>
/// The key of an attendee of an appointment.
public typealias AttendeeID = ID<AttendeeSubject>
/// The key of a booking policy.
public typealias BookingPolicyID = ID<BookingPolicySubject>
/// The key of an entry of the waiting list.
public typealias WaitingEntryID = ID<WaitingEntrySubject>
/// The key of an offer to somebody who waits.
public typealias WaitingOfferID = ID<WaitingOfferSubject>
/// The key of a calendar feed.
public typealias CalendarFeedID = ID<CalendarFeedSubject>
/// The key of a calendar that is read.
public typealias CalendarSubscriptionID = ID<CalendarSubscriptionSubject>
/// The key of an event of the outbox.
public typealias NotificationID = ID<NotificationSubject>
/// The key of a change that other programs hear of.
public typealias ChangeID = ID<ChangeSubject>
/// The key of a webhook.
public typealias WebhookID = ID<WebhookSubject>
/// The key of a delivery to a webhook.
public typealias WebhookDeliveryID = ID<WebhookDeliverySubject>
/// The key of a link in a message.
public typealias ActionLinkID = ID<ActionLinkSubject>
/// The key under which a program's key is kept.
public typealias APIKeyID = ID<APIKeySubject>
/// The key of a business's own account with a carrier of messages.
public typealias MessageAccountID = ID<MessageAccountSubject>
/// The key of a browser that wants push messages.
public typealias PushSubscriptionID = ID<PushSubscriptionSubject>
