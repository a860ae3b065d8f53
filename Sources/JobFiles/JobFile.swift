import Foundation
package import JobModel
import Wording
import YAMLReading
import Yams

/// Reads a job from its YAML file.
///
/// Source of the keys: Decisions, "Names that programs rely on".
package enum JobFile {
    private static let keys = [
        "job", "kind", "directory", "submit", "notify", "overwrite", "timezone", "region", "edition", "steps", "limits",
        "safety", "tenant",
    ]

    /// Reads a job file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isRegion: Whether two letters name a region with a numbering plan for telephones.
    /// - Throws: `JobFileError` where there is no such file, it is no YAML, or a key of it is wrong.
    /// - Returns: The job with defaults filled in, and the folder its paths are relative to.
    package static func load(
        _ path: String,
        isRegion: (String) -> Bool
    ) throws(JobFileError) -> (job: JobDefinition, folder: String) {
        let text = try text(of: path)
        let node: Node?
        do {
            node = try YAMLText.root(of: text)
        } catch {
            throw JobFileError(error, path: path)
        }
        guard let node else { throw .notYAML(path: path, reason: LocalizedText(en: "it is empty", zh: "文件为空")) }
        let (job, problems) = read(node, isRegion)
        guard problems.isEmpty else { throw .invalid(path: path, problems: problems) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return (job, folder)
    }

    private static func text(of path: String) throws(JobFileError) -> String {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        do {
            return try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw .unreadable(
                path: path,
                reason: LocalizedText(en: "it is no readable UTF-8 text", zh: "不是可读的 UTF-8 文本")
            )
        }
    }

    private static func read(_ node: Node, _ isRegion: (String) -> Bool) -> (JobDefinition, [JobFileError.Problem]) {
        var keys = KeyReader(node, place: LocalizedText(en: "the job", zh: "任务"), keys: keys + exportKeys)
        var job = JobDefinition(job: keys.required("job") ?? "")
        if let kind = keys.string("kind") {
            if let known = JobDefinition.Kind(rawValue: kind) {
                job.kind = known
            } else {
                keys.fail("kind", LocalizedText(en: "must be import or export", zh: "须为 import 或 export"))
            }
        }
        readExport(&keys, into: &job)
        job.directory = keys.string("directory") ?? job.directory
        job.submit = keys.choice("submit", JobDefinition.Submit.self) ?? job.submit
        job.notify = keys.bool("notify")
        job.overwrite = keys.bool("overwrite")
        if job.job.isEmpty, keys.node("job") != nil {
            keys.fail("job", LocalizedText(en: "must have a name", zh: "须有名称"))
        }
        readRegion(&keys, isRegion, into: &job)
        readZone(&keys, into: &job)
        if let edition = keys.string("edition") {
            if let known = JobDefinition.Edition(rawValue: edition) {
                job.edition = known
            } else {
                keys.fail("edition", LocalizedText(en: "must be feishu or lark", zh: "须为 feishu 或 lark"))
            }
        }
        readLimits(&keys, into: &job)
        readSafety(&keys, into: &job)
        readTenant(&keys, into: &job)
        readSteps(&keys, into: &job)
        if job.notify == false, job.submit == .single, job.steps.contains(where: { $0.subject == .people }) {
            keys.fail(
                "notify",
                LocalizedText(
                    en: "false and submit: single exclude each other: a single create always invites",
                    zh: "设为 false 与 submit: single 互相矛盾：逐个创建总会发送邀请"
                )
            )
        }
        return (job, keys.problems)
    }

    private static func readRegion(
        _ keys: inout KeyReader,
        _ isRegion: (String) -> Bool,
        into job: inout JobDefinition
    ) {
        guard let region = keys.string("region") else { return }
        job.region = region
        if !isRegion(region) {
            keys.fail(
                "region",
                LocalizedText(
                    en: "must be two capital letters such as CN (ISO 3166-1)",
                    zh: "须为两位大写字母，如 CN（ISO 3166-1）"
                )
            )
        }
    }

    private static func readZone(_ keys: inout KeyReader, into job: inout JobDefinition) {
        guard let zone = keys.string("timezone") else { return }
        job.timezone = zone
        if TimeZone(identifier: zone) == nil {
            keys.fail(
                "timezone",
                LocalizedText(en: "'\(zone)' is no zone such as Asia/Shanghai", zh: "“\(zone)”不是有效时区，示例：Asia/Shanghai")
            )
        }
    }

    private static func readSafety(_ keys: inout KeyReader, into job: inout JobDefinition) {
        guard let node = keys.node("safety") else { return }
        var safety = KeyReader(node, place: LocalizedText(said: "safety"), keys: ["canary", "stop_at", "plan_age"])
        job.safety.canary = safety.int("canary", in: 0...100_000) ?? job.safety.canary
        job.safety.stopAt = safety.share("stop_at") ?? job.safety.stopAt
        if let age = safety.string("plan_age") {
            if let seconds = minutes(age) {
                job.safety.planAgeSeconds = seconds
            } else {
                safety.fail(
                    "plan_age",
                    LocalizedText(en: "must be minutes such as 10, or a time such as 30s", zh: "须为分钟数，如 10，或时长，如 30s")
                )
            }
        }
        keys.add(safety.problems)
    }

    private static func readTenant(_ keys: inout KeyReader, into job: inout JobDefinition) {
        guard let node = keys.node("tenant") else { return }
        var tenant = KeyReader(node, place: LocalizedText(said: "tenant"), keys: ["monthly_calls"])
        var definition = JobDefinition.Tenant()
        definition.monthlyCalls = tenant.int("monthly_calls", in: 1...1_000_000_000)
        job.tenant = definition
        keys.add(tenant.problems)
    }

    private static func readSteps(_ keys: inout KeyReader, into job: inout JobDefinition) {
        guard let node = keys.node("steps") else {
            if job.kind == .importing {
                keys.fail("steps", LocalizedText(en: "are missing: an import has at least one", zh: "缺失：导入任务至少要有一个步骤"))
            }
            return
        }
        guard let steps = node.sequence, !steps.isEmpty else {
            keys.fail("steps", LocalizedText(en: "must be a list", zh: "须为列表"))
            return
        }
        for step in steps {
            let (definition, problems) = StepReader.read(step)
            if let definition { job.steps.append(definition) }
            keys.add(problems)
        }
    }
}
