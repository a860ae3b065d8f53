/// Seats of a product that a company has bought.
package struct CompanyLicence: Sendable, Equatable {
    /// Decimal digits.
    package var subscriptionID: String
    package var plan: String
    package var productName: String
    /// How many people may have one.
    package var seats: Int
    /// Unix seconds.
    package var startTime: Int
    package var endTime: Int

    package init(
        subscriptionID: String,
        plan: String,
        productName: String,
        seats: Int,
        startTime: Int = 0,
        endTime: Int = Self.distantEnd
    ) {
        self.subscriptionID = subscriptionID
        self.plan = plan
        self.productName = productName
        self.seats = seats
        self.startTime = startTime
        self.endTime = endTime
    }

    /// The last second of the year 9999.
    package static let distantEnd = 253_402_300_799
}

extension CompanyLicence: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case subscriptionID = "subscription_id"
        case plan = "license_plan_key"
        case productName = "product_name"
        case seats
        case startTime = "start_time"
        case endTime = "end_time"
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            subscriptionID: try values.decode(String.self, forKey: .subscriptionID),
            plan: try values.decode(String.self, forKey: .plan),
            productName: try values.decode(String.self, forKey: .productName),
            seats: try values.decode(Int.self, forKey: .seats),
            startTime: try values.decodeIfPresent(Int.self, forKey: .startTime) ?? 0,
            endTime: try values.decodeIfPresent(Int.self, forKey: .endTime) ?? Self.distantEnd
        )
        let isNumber = !subscriptionID.isEmpty && subscriptionID.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, seats >= 0, endTime >= startTime else {
            throw CompanyFileError.wrongValue(
                place: ServerText(en: "the licence '\(subscriptionID)'", zh: "许可“\(subscriptionID)”"),
                reason: ServerText(
                    en: "its id must be digits, its seats 0 or more, and its end not before its start",
                    zh: "ID 须为数字，席位须不小于 0，结束时间不得早于开始时间"
                )
            )
        }
    }
}
