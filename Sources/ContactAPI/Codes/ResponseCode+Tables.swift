extension ResponseCode {
    /// Codes of the gateway, which any endpoint may answer.
    package static let gateway = Dictionary(
        (gatewayCalls + gatewayIDs).map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Codes of one endpoint.
    package static func table(for endpoint: Endpoint) -> [Int: ResponseCode] { tables[endpoint] ?? [:] }

    /// A code together with the endpoints whose pages document it.
    struct Row: Sendable {
        let endpoints: [Endpoint]
        let entry: ResponseCode

        init(_ endpoints: [Endpoint], _ entry: ResponseCode) {
            self.endpoints = endpoints
            self.entry = entry
        }

        init(
            _ endpoints: [Endpoint],
            code: Int,
            msg: String,
            status: Int = 400,
            meaning: String,
            remedy: String,
            zh: (meaning: String, remedy: String),
            next: NextStep = .failRow
        ) {
            self.endpoints = endpoints
            entry = ResponseCode(
                code: code,
                msg: msg,
                status: status,
                meaning: meaning,
                remedy: remedy,
                zh: zh,
                next: next
            )
        }
    }

    /// Every row of every endpoint, once.
    package static let documented: [(endpoint: Endpoint, entry: ResponseCode)] =
        rows.flatMap { row in row.endpoints.map { ($0, row.entry) } }

    private static let rows = written + userVerbs + departmentVerbs + jobLists

    /// The rows whose text stands for itself.
    static let written: [Row] =
        token + lists + userAccounts + userPlaces + userFields + userNames + userStates + userLicences
        + departmentPlaces
        + departmentFields + batchCalls + batchPeople + batchPlaces + batchDepartments

    private static let tables: [Endpoint: [Int: ResponseCode]] = {
        var tables: [Endpoint: [Int: ResponseCode]] = [:]
        for (endpoint, entry) in documented { tables[endpoint, default: [:]][entry.code] = entry }
        return tables
    }()
}
