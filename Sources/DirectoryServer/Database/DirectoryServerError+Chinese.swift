extension DirectoryServerError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .databaseInUse(let path): ("通讯录文件 \(path) 正被另一个服务使用", "请停止那个服务，或另选一个文件。")
        case .databaseUnusable(let path, let reason):
            ("通讯录文件 \(path) 无法使用：\(reason)", "请检查路径、权限和磁盘，或清空通讯录。")
        case .laterRoster(let path): ("通讯录文件 \(path) 由更新版本的 Roster 写入", "请使用该版本的 Roster，或用 --database 另选一个文件。")
        case .damaged(let path, let places):
            (
                "通讯录文件 \(path) 已损坏：\(places.joined(separator: "；"))",
                "请用 `roster directory reset` 清空，若有导出文件，可再用 `roster directory load` 载入。"
            )
        case .secretUnusable(let path, let reason): ("通讯录密钥 \(path) 无法使用：\(reason)", "请移走该处的文件；Roster 会重新生成密钥。")
        case .empty(let path): ("通讯录文件 \(path) 为空，且没有提供公司文件", "请提供公司文件，例如 `roster template company` 写出的文件。")
        case .cannotListen(let port, let reason): ("通讯录无法监听端口 \(port)：\(reason)", "请换一个端口；0 表示任意空闲端口。")
        case .stopped: ("通讯录已停止", "请重新启动。")
        }
    }
}
