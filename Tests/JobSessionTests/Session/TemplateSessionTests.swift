import Foundation
import JobModel
import JobSession
import TestSupport
import Testing
import Wording

struct TemplateSessionTests {
    @Test func `writes a sheet with the columns to fill, over no file`() async throws {
        try await withFolder { folder in
            let path = folder + "/people.csv"
            let session = TemplateSession(.people, naming: .fields, output: path)
            let written = try await session.run()
            #expect(written == [path])
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("department_ids"))
            #expect(await session.events.kinds() == ["finished"])
            let again = TemplateSession(.people, naming: .fields, output: path)
            await #expect(throws: (any Error).self) { try await again.run() }
            #expect(await again.events.kinds() == ["failed"])
        }
    }

    @Test(arguments: Subject.allCases)
    func `lists the values of the directory beside the sheet`(subject: Subject) async throws {
        try await withFolder { folder in
            let path = folder + "/sheet.csv"
            let connector = Connector.embedded(in: folder)
            let session = TemplateSession(subject, naming: .chinese, output: path, connector: connector)
            let written = try await session.run()
            #expect(written == [path, folder + "/sheet-values.csv"])
        }
    }
}
