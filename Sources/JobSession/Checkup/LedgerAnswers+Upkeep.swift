import DirectoryDoctor
import JobModel
import Wording

/// What of a server's settings and upkeep matters to a ledger.
extension LedgerAnswers {
    static func durability(_ durability: DatabaseHealth.Durability) -> [Diagnosis.Answer] {
        [disk(durability)] + (durability.standbys > 0 ? [standbys(durability)] : [])
    }

    private static func disk(_ durability: DatabaseHealth.Durability) -> Diagnosis.Answer {
        let off = [("fsync", durability.fsync), ("full_page_writes", durability.fullPageWrites)].filter { !$0.1 }.map(
            \.0
        )
        let question = LocalizedText(en: "Is what was committed there after a power cut?", zh: "断电后已提交的内容是否仍在？")
        guard off.isEmpty else {
            let list = off.joined(separator: ", ")
            return Diagnosis.Answer(
                "ledger.durability",
                .wrong,
                question: question,
                found: LocalizedText(en: "No: \(list) is off on the server", zh: "否：服务器已关闭 \(list)"),
                cause: LocalizedText(
                    en: "A lost mark of a request that was sent would let the row be sent again.",
                    zh: "若丢失“已发送”的标记，该行可能会再次发送。"
                ),
                remedy: LocalizedText(
                    en: "Switch it on in postgresql.conf, and reload the server.",
                    zh: "请在 postgresql.conf 中开启，并重新加载服务器。"
                )
            )
        }
        let isOff = durability.synchronousCommit == "off"
        return Diagnosis.Answer(
            "ledger.durability",
            .well,
            question: question,
            found: isOff
                ? LocalizedText(
                    en:
                        "Yes: synchronous_commit is off for others, and Roster switches it on for what it writes of rows",
                    zh: "是：服务器的 synchronous_commit 为 off，但 Roster 写入各行时会将其开启"
                )
                : LocalizedText(
                    en: "Yes: synchronous_commit is \(durability.synchronousCommit)",
                    zh: "是：synchronous_commit 为 \(durability.synchronousCommit)"
                )
        )
    }

    private static func standbys(_ durability: DatabaseHealth.Durability) -> Diagnosis.Answer {
        let isWaitedFor =
            !durability.synchronousStandbys.isEmpty && !["local", "off"].contains(durability.synchronousCommit)
        return Diagnosis.Answer(
            "ledger.standby",
            isWaitedFor ? .well : .note,
            question: LocalizedText(en: "Does a standby have every commit?", zh: "备用库是否包含每次提交？"),
            found: isWaitedFor
                ? LocalizedText(
                    en: "Yes: a commit waits for \(durability.synchronousStandbys)",
                    zh: "是：提交会等待 \(durability.synchronousStandbys)"
                )
                : LocalizedText(
                    en: "No: \(durability.standbys, "standby follows", "standbys follow"), and no commit waits",
                    zh: "否：有 \(durability.standbys) 个备用库，但提交不等待它们"
                ),
            cause: isWaitedFor
                ? nil
                : LocalizedText(
                    en: "After a failover the last marks of what was sent may be missing.",
                    zh: "故障切换后，最后的发送标记可能丢失。"
                ),
            remedy: isWaitedFor
                ? nil
                : LocalizedText(
                    en:
                        "Set synchronous_standby_names; else every row that may have been sent is read back after a failover.",
                    zh: "请设置 synchronous_standby_names；否则故障切换后会先查明所有可能已发送的行。"
                )
        )
    }

    static func connections(_ connections: DatabaseHealth.Connections) -> Diagnosis.Answer {
        // One process may want a dozen.
        let isFull = connections.most - connections.used < processConnections
        return Diagnosis.Answer(
            "ledger.connections",
            isFull ? .wrong : .well,
            question: LocalizedText(en: "Are connections left?", zh: "是否还有可用连接？"),
            found: LocalizedText(
                en: "In use: \(connections.used) of \(connections.most)",
                zh: "已使用 \(connections.used) 个，共 \(connections.most) 个"
            ),
            cause: isFull
                ? LocalizedText(
                    en: "A process of Roster uses up to \(processConnections).",
                    zh: "一个 Roster 进程最多使用 \(processConnections) 个。"
                ) : nil,
            remedy: isFull
                ? LocalizedText(
                    en: "Raise max_connections, or put pgbouncer in transaction mode before the server.",
                    zh: "请调高 max_connections，或在服务器前使用事务模式的 pgbouncer。"
                ) : nil
        )
    }

    private static let processConnections = 13

    static func transactions(_ transactions: DatabaseHealth.Transactions) -> [Diagnosis.Answer] {
        let isLong = max(transactions.oldest, transactions.oldestPrepared) > longTransactionSeconds
        let (oldest, prepared) = (minutes(transactions.oldest), minutes(transactions.oldestPrepared))
        var found = LocalizedText(en: "The oldest has lasted \(oldest) min", zh: "最早的事务已持续 \(oldest) 分钟")
        if transactions.oldestPrepared > 0 {
            found.en += ", the oldest prepared one \(prepared) min"
            found.zh += "，最早的预备事务已持续 \(prepared) 分钟"
        }
        if !transactions.isAllSeen {
            found.en += "; those of other users are not shown to this one"
            found.zh += "；该用户无法看到其他用户的事务"
        }
        return [
            Diagnosis.Answer(
                "ledger.transactions",
                isLong ? .wrong : .well,
                question: LocalizedText(en: "Do old transactions hold up the server's upkeep?", zh: "是否有长事务妨碍清理？"),
                found: found,
                cause: isLong
                    ? LocalizedText(
                        en: "While it lasts no dead row is removed, and every change of a row leaves one.",
                        zh: "长事务未结束时，无法清理旧版本的行，而每次修改都会留下一个。"
                    ) : nil,
                remedy: isLong
                    ? LocalizedText(
                        en:
                            "Look at pg_stat_activity and pg_prepared_xacts, and end it: pg_terminate_backend(pid), ROLLBACK PREPARED.",
                        zh:
                            "请查看 pg_stat_activity 和 pg_prepared_xacts 并将其结束：pg_terminate_backend(pid)、ROLLBACK PREPARED。"
                    ) : nil
            )
        ]
    }

    private static let longTransactionSeconds = 1800.0

    private static func minutes(_ seconds: Double) -> Int { Int((seconds / 60).rounded(.down)) }

    static func deadRows(_ health: DatabaseHealth) -> Diagnosis.Answer {
        let crowded = health.tables.filter { $0.dead > fewDeadRows && $0.dead > $0.live / 2 }
        let (dead, live) = health.tables.reduce((0, 0)) { ($0.0 + $1.dead, $0.1 + $1.live) }
        let megabytes = health.tables.reduce(0) { $0 + $1.bytes } / 1_000_000
        let isWell = crowded.isEmpty && health.isAutovacuumOn
        let names = crowded.map(\.name).joined(separator: ", ")
        return Diagnosis.Answer(
            "ledger.deadRows",
            isWell ? .well : .wrong,
            question: LocalizedText(en: "Are dead rows removed?", zh: "旧版本的行是否得到清理？"),
            found: LocalizedText(
                en: "\(live, "row") and \(dead) dead in \(megabytes) MB"
                    + (crowded.isEmpty ? "" : ", most in \(names)")
                    + (health.isAutovacuumOn ? "" : "; autovacuum is off"),
                zh: "\(live) 行之外有 \(dead) 个旧版本，共 \(megabytes) MB"
                    + (crowded.isEmpty ? "" : "，主要在 \(names)") + (health.isAutovacuumOn ? "" : "；autovacuum 已关闭")
            ),
            remedy: isWell
                ? nil
                : LocalizedText(
                    en: health.isAutovacuumOn
                        ? "Run VACUUM on these tables, and see what keeps autovacuum from them: old transactions, or its own limits."
                        : "Switch autovacuum on, and run VACUUM once.",
                    zh: health.isAutovacuumOn
                        ? "请对这些表执行 VACUUM，并查明 autovacuum 未能清理的原因：长事务，或其自身限制。" : "请开启 autovacuum，并执行一次 VACUUM。"
                )
        )
    }

    private static let fewDeadRows = 100_000

    static func age(_ health: DatabaseHealth) -> Diagnosis.Answer {
        let millions = health.unfrozenAge / 1_000_000
        let isOld = health.unfrozenAge > oldAge
        return Diagnosis.Answer(
            "ledger.age",
            isOld ? .wrong : .well,
            question: LocalizedText(en: "Are transaction numbers left?", zh: "事务编号是否充足？"),
            found: LocalizedText(
                en: "\(millions) million of 2,000 million are used since rows were last frozen",
                zh: "自上次冻结以来已使用 \(millions) 百万个，共 2000 百万个"
            ),
            remedy: isOld
                ? LocalizedText(
                    en: "Run VACUUM FREEZE soon: the server stops writing at the end.",
                    zh: "请尽快执行 VACUUM FREEZE：用尽后服务器将停止写入。"
                ) : nil
        )
    }

    private static let oldAge = 1_000_000_000
}
