import ContactAPI
import Testing

struct ResponseCodeTests {
    @Test func `an endpoint has one entry for a code`() {
        let keys = ResponseCode.documented.map { "\($0.endpoint.rawValue) \($0.entry.code)" }
        let repeated = Dictionary(grouping: keys) { $0 }.filter { $1.count > 1 }.keys.sorted()
        #expect(repeated == [], "a code stands twice for one endpoint in the ResponseCode+… files")
    }

    @Test(arguments: Endpoint.allCases)
    func `every entry says what happened and what to do`(endpoint: Endpoint) {
        let entries = ResponseCode.table(for: endpoint).merging(ResponseCode.gateway) { own, _ in own }
        for (code, entry) in entries {
            #expect(entry.code == code)
            #expect(!entry.msg.isEmpty && !entry.meaning.isEmpty, "\(code)")
            #expect(entry.remedy.hasSuffix(".") && entry.remedy.count > 10, "\(code)")
            #expect(entry.meaning.first?.isUppercase == false && !entry.meaning.hasSuffix("."), "\(code)")
            #expect((200...599).contains(entry.status), "\(code)")
        }
    }

    @Test(arguments: Endpoint.allCases)
    func `every entry says it in Chinese as well`(endpoint: Endpoint) {
        let entries = ResponseCode.table(for: endpoint).merging(ResponseCode.gateway) { own, _ in own }
        for (code, entry) in entries {
            for sentence in [entry.meaningZH, entry.remedyZH] {
                let han = sentence.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
                #expect(han.count >= 2, "\(code): \(sentence)")
            }
            #expect(entry.remedyZH.hasSuffix("。") && !entry.meaningZH.hasSuffix("。"), "\(code)")
            // What is to be typed is the same in both.
            #expect(Self.quoted(entry.remedy) == Self.quoted(entry.remedyZH), "\(code)")
        }
    }

    private static func quoted(_ text: String) -> Set<Substring> {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        return Set(parts.filter { !$0.offset.isMultiple(of: 2) }.map(\.element))
    }

    @Test(arguments: DocumentedCodes.byEndpoint.keys.sorted { $0.rawValue < $1.rawValue })
    func `knows every documented code`(endpoint: Endpoint) {
        let known = Set(ResponseCode.table(for: endpoint).keys)
        let missing = DocumentedCodes.byEndpoint[endpoint, default: []].subtracting(known)
        #expect(missing.sorted() == [], "add these to the ResponseCode+… file of \(endpoint)")
    }

    @Test func `knows every code of the gateway`() {
        #expect(DocumentedCodes.gateway.subtracting(ResponseCode.gateway.keys).sorted() == [])
    }

    @Test(arguments: [
        (Endpoint.createUser, 40003, NextStep.readBack), (.getUser, 40003, .sendAgain),
        (.batchAddUsers, 40003, .failRow),
        (.createUser, 41027, .readBack), (.createUser, 44009, .failRowForToday), (.createUser, 44055, .defect),
        (.patchUser, 44058, .defect), (.patchUser, 44025, .sendAgain), (.createDepartment, 43024, .sendAgain),
        (.createUser, 41007, .stopForQuota), (.batchAddUsers, 40108, .stopForQuota),
        (.batchAddUsers, 40042, .splitBatch),
        (.createUser, 99_991_400, .waitForLimit), (.getUser, 99_991_663, .renewToken),
        (.getUser, 99_991_672, .stopForPermission), (.tenantAccessToken, 10014, .stopForPermission),
        (.createUser, 41001, .failRow), (.createUser, 77777, .failRow),
    ])
    func `decides by endpoint and code`(endpoint: Endpoint, code: Int, next: NextStep) {
        #expect(endpoint.nextStep(after: code) == next)
    }

    @Test func `says of an unknown code that it is unknown`() {
        #expect(Endpoint.createUser.entry(for: 77777) == nil)
        #expect(Endpoint.createUser.meaning(of: 77777).contains("does not know"))
        #expect(Endpoint.createUser.remedy(for: 77777).contains("log id"))
    }
}
