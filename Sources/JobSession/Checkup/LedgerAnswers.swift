import DirectoryDoctor
import JobModel
import Wording

/// What a database says of itself, as answers with cause and remedy.
enum LedgerAnswers {
    static func all(_ health: DatabaseHealth) -> [Diagnosis.Answer] {
        [server(health), clock(health), migrations(health), rights(health)] + durability(health.durability)
            + [connections(health.connections)] + transactions(health.transactions) + [deadRows(health), age(health)]
    }

    /// A ledger that could not be asked.
    static func unanswered(_ error: LedgerError) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "ledger.server",
            verdict(of: error),
            question: serverQuestion,
            found: error.explanation.problem,
            remedy: remedy(of: error)
        )
    }

    /// What is to be done about the database: no run has to do with a question.
    private static func remedy(of error: LedgerError) -> LocalizedText {
        guard case .database(let problem, _) = error else { return error.explanation.remedy }
        return problem.cure
    }

    private static func verdict(of error: LedgerError) -> Diagnosis.Verdict {
        guard case .database(let problem, _) = error else { return .wrong }
        return switch problem {
        case .noPassword, .rejected, .noRights: .missing
        case .unreachable, .encryption, .tooManyConnections, .slow, .lostAtCommit, .replaced: .unreachable
        case .badAddress, .noService, .noDatabase, .tooOld, .encoding, .newer, .readOnly, .full, .failed: .wrong
        }
    }

    static func file(_ found: LocalizedText) -> Diagnosis.Answer {
        Diagnosis.Answer(
            "ledger.file",
            .well,
            question: LocalizedText(en: "Can the ledger's file be read?", zh: "能否读取账本文件？"),
            found: found
        )
    }

    private static let serverQuestion = LocalizedText(en: "Is the server one for a ledger?", zh: "服务器能否用于账本？")

    private static func server(_ health: DatabaseHealth) -> Diagnosis.Answer {
        let milliseconds = max(1, Int(health.roundTrip * 1000))
        let isUsable = !health.isStandby && !health.isReadOnly
        let problem = LedgerError.database(.readOnly, at: "").explanation
        return Diagnosis.Answer(
            "ledger.server",
            isUsable ? .well : .wrong,
            question: serverQuestion,
            found: LocalizedText(
                en: "PostgreSQL \(health.version), answers within \(milliseconds) ms"
                    + (health.isStandby ? ", is a standby" : health.isReadOnly ? ", can only be read" : ""),
                zh: "PostgreSQL \(health.version)，\(milliseconds) 毫秒内应答"
                    + (health.isStandby ? "，是备用库" : health.isReadOnly ? "，只读" : "")
            ),
            remedy: isUsable ? nil : problem.remedy
        )
    }

    /// From how many seconds on the difference is worth a word: limits and leases go by the database's clock in any case.
    private static let noticeableSeconds = 5.0

    private static func clock(_ health: DatabaseHealth) -> Diagnosis.Answer {
        let seconds = (abs(health.clockAhead) * 10).rounded() / 10
        let isNear = seconds < noticeableSeconds
        let isAhead = health.clockAhead > 0
        return Diagnosis.Answer(
            "ledger.clock",
            isNear ? .well : .note,
            question: LocalizedText(en: "Do its clock and this machine's agree?", zh: "服务器与本机时钟是否一致？"),
            found: LocalizedText(
                en: isNear
                    ? "They differ by \(seconds) s"
                    : "It is \(seconds) s \(isAhead ? "ahead of" : "behind") this machine's",
                zh: isNear ? "相差 \(seconds) 秒" : "服务器时钟比本机\(isAhead ? "快" : "慢") \(seconds) 秒"
            ),
            cause: isNear
                ? nil
                : LocalizedText(
                    en: "Limits and leases go by the database's clock; times in results are by each machine's.",
                    zh: "限速和租约以数据库时钟为准；结果中的时间以各机器时钟为准。"
                ),
            remedy: isNear
                ? nil : LocalizedText(en: "Set both by a time server (NTP).", zh: "请让两者都与时间服务器（NTP）同步。")
        )
    }

    private static func migrations(_ health: DatabaseHealth) -> Diagnosis.Answer {
        let question = LocalizedText(en: "Are the tables those of this version?", zh: "数据表是否与此版本一致？")
        if let schema = health.closedSchema {
            return Diagnosis.Answer(
                "ledger.migrations",
                .missing,
                question: question,
                found: LocalizedText(
                    en: "Not known: this user may not use the schema \(schema)",
                    zh: "未知：该用户无权使用模式 \(schema)"
                ),
                remedy: LocalizedText(
                    en:
                        "GRANT USAGE, CREATE ON SCHEMA \(schema) TO the user, or let it own the schema: ALTER SCHEMA … OWNER TO.",
                    zh: "请执行 GRANT USAGE, CREATE ON SCHEMA \(schema) TO 该用户，或让其拥有该模式：ALTER SCHEMA … OWNER TO。"
                )
            )
        }
        guard health.schema != nil else {
            return Diagnosis.Answer(
                "ledger.migrations",
                .wrong,
                question: question,
                found: LocalizedText(en: "search_path names no schema that is there", zh: "search_path 中没有已存在的模式"),
                remedy: LocalizedText(
                    en: "Let the user own a schema of its own name: CREATE SCHEMA AUTHORIZATION user.",
                    zh: "请为该用户建立同名模式：CREATE SCHEMA AUTHORIZATION 用户名。"
                )
            )
        }
        guard let done = health.migration else {
            return Diagnosis.Answer(
                "ledger.migrations",
                .note,
                question: question,
                found: LocalizedText(en: "There are none yet; the first command makes them", zh: "尚无数据表，首个命令会建立")
            )
        }
        let known = health.knownMigration
        let found = LocalizedText(en: "Migration \(done) of \(known)", zh: "迁移 \(done)，此版本为 \(known)")
        if done > known {
            let remedy = LedgerError.database(.newer, at: "").explanation.remedy
            return Diagnosis.Answer("ledger.migrations", .wrong, question: question, found: found, remedy: remedy)
        }
        return Diagnosis.Answer(
            "ledger.migrations",
            done < known ? .note : .well,
            question: question,
            found: found,
            cause: done < known
                ? LocalizedText(en: "The next command brings them up to date.", zh: "下一个命令会将其更新。") : nil
        )
    }

    private static func rights(_ health: DatabaseHealth) -> Diagnosis.Answer {
        // Who may not make tables needs not, where all are there.
        let isComplete = health.migration == health.knownMigration
        let missing = health.missingRights.filter { !isComplete || !$0.hasPrefix("CREATE ") }
        let list = missing.joined(separator: ", ")
        return Diagnosis.Answer(
            "ledger.rights",
            missing.isEmpty ? .well : .missing,
            question: LocalizedText(en: "May this user do what a ledger needs?", zh: "该用户是否具备账本所需的权限？"),
            found: missing.isEmpty
                ? LocalizedText(en: "Nothing is missing", zh: "权限齐全")
                : LocalizedText(en: "Missing: \(list)", zh: "缺少：\(list)"),
            remedy: missing.isEmpty
                ? nil
                : LocalizedText(
                    en:
                        "Grant them, or let the user own the schema and its tables: ALTER SCHEMA … OWNER TO, ALTER TABLE … OWNER TO.",
                    zh: "请授予这些权限，或让该用户拥有该模式及其中的表：ALTER SCHEMA … OWNER TO、ALTER TABLE … OWNER TO。"
                )
        )
    }
}
