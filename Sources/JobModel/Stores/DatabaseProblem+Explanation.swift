package import Wording

extension DatabaseProblem {
    func explanation(at address: String) -> Explanation {
        Explanation(problem: problem(at: address), remedy: remedy)
    }

    /// What is to be done, and how a run that it has stopped goes on.
    private var remedy: LocalizedText {
        switch self {
        case .unreachable, .full, .tooManyConnections, .slow, .lostAtCommit, .replaced, .failed:
            LocalizedText(
                en: cure.en
                    + " Then run `roster resume last`: it finds out what became of every row before it sends anything.",
                zh: cure.zh + "然后运行 `roster resume last`：它会先查明每一行的结果，再发送其余的行。"
            )
        case .badAddress, .noService, .noPassword, .rejected, .encryption, .noDatabase, .noRights, .tooOld, .encoding,
            .newer, .readOnly:
            cure
        }
    }

    private func problem(at address: String) -> LocalizedText {
        switch self {
        case .badAddress:
            LocalizedText(
                en: "The address of the ledger is not one that PostgreSQL's client library understands",
                zh: "账本地址不是 PostgreSQL 客户端库能识别的地址"
            )
        case .unreachable(let reason):
            LocalizedText(
                en: "The database \(address) cannot be reached: \(reason)",
                zh: "无法连接数据库 \(address)：\(SystemReason.chinese(reason))"
            )
        case .noService(let reason):
            LocalizedText(en: "There is no such service: \(reason)", zh: "没有该服务：\(reason)")
        case .noPassword:
            LocalizedText(
                en: "The database \(address) wants a password, and none was found",
                zh: "数据库 \(address) 需要密码，但未找到密码"
            )
        case .rejected(let reason):
            LocalizedText(
                en: "The database \(address) does not admit this user: \(reason)",
                zh: "数据库 \(address) 拒绝该用户登录：\(reason)"
            )
        case .encryption(let reason):
            LocalizedText(
                en: "The encrypted connection to \(address) failed: \(reason)",
                zh: "与 \(address) 的加密连接失败：\(reason)"
            )
        case .noDatabase(let reason):
            LocalizedText(en: "There is no such database at \(address): \(reason)", zh: "\(address) 上没有该数据库：\(reason)")
        case .noRights(let reason):
            LocalizedText(
                en: "The database \(address) does not permit what the ledger needs: \(reason)",
                zh: "数据库 \(address) 未授予账本所需的权限：\(reason)"
            )
        case .tooOld(let version):
            LocalizedText(
                en: "\(address) is PostgreSQL \(version); the ledger needs version 13 or later",
                zh: "\(address) 是 PostgreSQL \(version)，账本需要 13 或更高版本"
            )
        case .encoding(let name):
            LocalizedText(
                en: "The database \(address) has the encoding \(name), in which not every name can be written",
                zh: "数据库 \(address) 的编码为 \(name)，无法写入所有姓名"
            )
        case .newer, .readOnly, .full, .tooManyConnections, .slow, .lostAtCommit, .replaced, .failed:
            whileInUse(address)
        }
    }

    private func whileInUse(_ address: String) -> LocalizedText {
        switch self {
        case .newer:
            LocalizedText(
                en: "The ledger in \(address) was written by a later version of Roster",
                zh: "\(address) 中的账本由更新版本的 Roster 写入"
            )
        case .readOnly:
            LocalizedText(
                en: "The database \(address) can only be read: it is a standby, or is set so",
                zh: "数据库 \(address) 只读：它是备用库，或已设为只读"
            )
        case .full:
            LocalizedText(
                en: "The disk of the database server \(address) is full; what happened could not be written down",
                zh: "数据库服务器 \(address) 的磁盘已满，发生的情况无法记录"
            )
        case .tooManyConnections:
            LocalizedText(
                en: "The database server \(address) has as many connections as it allows",
                zh: "数据库服务器 \(address) 的连接数已达上限"
            )
        case .slow:
            LocalizedText(
                en: "The database \(address) did not answer in time; what happened could not be written down",
                zh: "数据库 \(address) 未及时响应，发生的情况无法记录"
            )
        case .lostAtCommit:
            LocalizedText(
                en:
                    "The connection to \(address) broke while a transaction was ending; whether it was kept is not known",
                zh: "与 \(address) 的连接在事务提交时中断，无法确定该事务是否已保存"
            )
        case .replaced(let reason):
            LocalizedText(
                en: "The database \(address) is no longer the one that this command began with (\(reason))",
                zh: "数据库 \(address) 已不是该命令开始时的数据库（\(reason)）"
            )
        case .failed(let reason):
            LocalizedText(
                en: "The database \(address) refused a statement: \(reason)",
                zh: "数据库 \(address) 拒绝执行语句：\(reason)"
            )
        case .badAddress, .unreachable, .noService, .noPassword, .rejected, .encryption, .noDatabase, .noRights,
            .tooOld,
            .encoding:
            problem(at: address)
        }
    }

    /// What is to be done about the database or the way to it; nothing of a run.
    package var cure: LocalizedText {
        switch self {
        case .badAddress:
            LocalizedText(
                en:
                    "Write it as postgres://USER@HOST:PORT/DATABASE, with special characters as %XX, or as service=NAME.",
                zh: "请写成 postgres://用户@主机:端口/数据库（特殊字符写作 %XX），或 service=名称。"
            )
        case .unreachable:
            LocalizedText(
                en: "Check that the server runs, and that host and port are right.",
                zh: "请确认服务器正在运行、主机和端口正确。"
            )
        case .noService:
            LocalizedText(
                en:
                    "Define it, as [NAME] and below it host=, dbname= and user=, in the file that PGSERVICEFILE names, in ~/.pg_service.conf, or in pg_service.conf in the folder of PGSYSCONFDIR.",
                zh:
                    "请在 PGSERVICEFILE 指定的文件、~/.pg_service.conf，或 PGSYSCONFDIR 文件夹中的 pg_service.conf 里定义它：先写 [名称]，再写 host=、dbname= 和 user=。"
            )
        case .noPassword:
            LocalizedText(
                en: "Write it into ~/.pgpass (mode 0600), into the file that PGPASSFILE names, or into a service file.",
                zh: "请将密码写入 ~/.pgpass（权限 0600）、PGPASSFILE 指定的文件或服务文件。"
            )
        case .rejected:
            LocalizedText(
                en: "Check user and password (~/.pgpass, PGPASSFILE, service file), and pg_hba.conf on the server.",
                zh: "请检查用户和密码（~/.pgpass、PGPASSFILE、服务文件）以及服务器上的 pg_hba.conf。"
            )
        case .encryption:
            LocalizedText(
                en: "Check sslmode and sslrootcert of the address, and the certificate of the server.",
                zh: "请检查地址中的 sslmode 和 sslrootcert 以及服务器证书。"
            )
        case .noDatabase:
            LocalizedText(en: "Create it with `createdb`, or correct the name.", zh: "请用 createdb 创建，或更正名称。")
        case .noRights:
            LocalizedText(
                en:
                    "Grant the user what is missing (GRANT … TO), or let it own the schema and its tables: ALTER SCHEMA … OWNER TO, ALTER TABLE … OWNER TO.",
                zh: "请授予该用户所缺的权限（GRANT … TO），或让其拥有该模式及其中的表：ALTER SCHEMA … OWNER TO、ALTER TABLE … OWNER TO。"
            )
        case .tooOld: LocalizedText(en: "Use a later server.", zh: "请使用更高版本的服务器。")
        case .encoding:
            LocalizedText(en: "Create a database with ENCODING 'UTF8'.", zh: "请创建 ENCODING 'UTF8' 的数据库。")
        case .newer: LocalizedText(en: "Use that version, or another database.", zh: "请使用该版本，或其他数据库。")
        case .readOnly, .full, .tooManyConnections, .slow, .lostAtCommit, .replaced, .failed: cureInUse
        }
    }

    private var cureInUse: LocalizedText {
        switch self {
        case .readOnly:
            LocalizedText(
                en: "Name the primary server, or add target_session_attrs=read-write to an address of several hosts.",
                zh: "请指定主库；若地址含多个主机，请加上 target_session_attrs=read-write。"
            )
        case .full:
            LocalizedText(en: "Free some space there.", zh: "请清理其磁盘空间。")
        case .tooManyConnections:
            LocalizedText(
                en: "Wait until some have ended, or raise max_connections there.",
                zh: "请等待部分连接结束，或调高服务器的 max_connections。"
            )
        case .slow:
            LocalizedText(
                en: "See what blocks or loads the server (pg_stat_activity).",
                zh: "请查看阻塞或占用服务器的会话（pg_stat_activity）。"
            )
        case .lostAtCommit:
            LocalizedText(
                en: "See in the server's log why it broke.",
                zh: "请在服务器日志中查看中断原因。"
            )
        case .replaced:
            LocalizedText(
                en: "Check which server is the primary now; what was written last may be missing there.",
                zh: "请确认当前的主库；最后写入的内容可能不在其中。"
            )
        case .failed:
            LocalizedText(en: "See the server's log.", zh: "请查看服务器日志。")
        case .badAddress, .unreachable, .noService, .noPassword, .rejected, .encryption, .noDatabase, .noRights,
            .tooOld,
            .encoding, .newer:
            cure
        }
    }
}
