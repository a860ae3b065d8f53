import ArgumentParser
import DirectoryServer
import Foundation
import JobModel
import JobSession
import Wording

struct Saved: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the saved directories, the oldest first.",
        discussion: """
            Name, when it was saved, size, people who have not left, departments, and how far its clock is from the \
            machine's. Exit status: 0.
            """
    )

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func run() async throws {
        let all = try database.file().saved.all()
        if json { return try StandardOutput.json(all.map(Line.init)) }
        for line in Table(rows: all.map { Line($0).cells }).lines() { try StandardOutput.line(line) }
        guard all.isEmpty else { return }
        StandardError.note(
            LocalizedText(
                en: "Nothing is saved; `roster directory save NAME` saves the directory.",
                zh: "尚无保存；可用 `roster directory save NAME` 保存目录。"
            )
        )
    }

    private struct Line: Encodable {
        let name: String
        let saved: String
        let bytes: Int
        let people: Int?
        let departments: Int?
        let clockShiftSeconds: Double?
        let problem: String?

        enum CodingKeys: String, CodingKey {
            case name
            case saved
            case bytes
            case people
            case departments
            case clockShiftSeconds = "clock_shift_seconds"
            case problem
        }

        init(_ directory: SavedDirectory) {
            name = directory.name.text
            saved = directory.saved.formatted(.iso8601)
            bytes = directory.bytes
            people = directory.contents?.people
            departments = directory.contents?.departments
            clockShiftSeconds = directory.contents?.clockShift.rounded()
            problem = directory.problem.map { Language.ofEnvironment.words(LocalizedText($0)) }
        }

        var cells: [String] {
            let size = "\((bytes + 1023) / 1024) KiB"
            guard let people, let departments, let shift = clockShiftSeconds else {
                return [name, saved, size, problem ?? ""]
            }
            let counts = LocalizedText(
                en: "\(people, "person", "people"), \(departments, "department")",
                zh: "\(people) 人，\(departments) 个部门"
            )
            return [name, saved, size, Language.ofEnvironment.words(counts), clock(shift)]
        }

        private func clock(_ shift: Double) -> String {
            guard shift != 0 else { return "" }
            let span = ClockReading.span(abs(shift))
            return Language.ofEnvironment.words(
                shift > 0
                    ? LocalizedText(en: "clock \(span.en) ahead", zh: "时钟快 \(span.zh)")
                    : LocalizedText(en: "clock \(span.en) behind", zh: "时钟慢 \(span.zh)")
            )
        }
    }
}
