import Clients
import Core
import Gateway
import Tenancy

extension BookingForm {
    static let schema = Schema.object(
        "BookingForm",
        [
            "required": Schema.array(.choice(["first_name"] + ClientRequirement.allCases.map(\.rawValue)))
                .described("Fields of `client` in POST /bookings that must not be missing."),
            "genders": .array(.string()),
            "approval": Schema.choice(Approval.allCases.map(\.rawValue))
                .described("Whether bookings are approved at once; manual: staff look at each."),
            "registered_only": Schema.boolean.described("Only customers who signed in can book."),
            "waiting_list": Schema.boolean.described("Whether there is a waiting list."),
            "panel": Schema.boolean.described("Whether customers can sign in."),
        ]
    )
}
