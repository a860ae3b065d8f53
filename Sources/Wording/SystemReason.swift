/// What the system says of a failed call, in Chinese; it says it in English alone.
package enum SystemReason {
    /// The Chinese of a reason, with what was said in brackets; whatever is not known, as it is.
    ///
    /// A path may stand before it, as in `/a/b: Permission denied`.
    package static func chinese(_ said: String) -> String {
        let parts = said.split(separator: ": ").map(String.init)
        guard let last = parts.last, let known = ofSystem[last] else { return said }
        let place = parts.dropLast().joined(separator: ": ")
        return (place.isEmpty ? "" : place + "：") + "\(known)（\(last)）"
    }

    /// As strerror(3) of glibc says it.
    private static let ofSystem = [
        "Operation not permitted": "不允许该操作", "No such file or directory": "文件或文件夹不存在",
        "Input/output error": "读写错误", "Bad file descriptor": "文件描述符无效",
        "Resource temporarily unavailable": "资源暂时不可用", "Cannot allocate memory": "内存不足",
        "Permission denied": "没有权限", "Device or resource busy": "设备或资源正忙", "File exists": "已存在",
        "Invalid cross-device link": "不能跨设备移动", "No such device or address": "设备或地址不存在",
        "Not a directory": "不是文件夹", "Is a directory": "是文件夹", "Invalid argument": "参数无效",
        "Too many open files": "打开的文件过多", "Too many open files in system": "系统打开的文件过多",
        "Text file busy": "文件正被执行", "File too large": "文件过大", "No space left on device": "磁盘空间不足",
        "Illegal seek": "不能在其中定位", "Read-only file system": "文件系统只读", "Too many links": "链接过多",
        "Broken pipe": "管道已断开", "File name too long": "文件名过长", "Directory not empty": "文件夹不为空",
        "Too many levels of symbolic links": "符号链接层数过多", "Disk quota exceeded": "超出磁盘配额", "it is there already": "已存在",
        "Stale file handle": "文件句柄已失效", "Connection refused": "连接被拒绝",
        "Connection reset by peer": "连接被对方断开", "Connection timed out": "连接超时",
        "Network is unreachable": "网络不可达", "No route to host": "主机不可达", "Address already in use": "地址已被占用",
        // As SQLite says it.
        "unable to open database file": "无法打开数据库文件", "attempt to write a readonly database": "数据库不可写",
        "disk I/O error": "磁盘读写错误", "database is locked": "数据库正被占用", "database or disk is full": "磁盘空间不足",
        "database table is locked": "数据表正被占用", "database disk image is malformed": "数据库文件已损坏",
        "file is not a database": "文件不是数据库", "access permission denied": "没有权限", "interrupted": "已中断",
        // As the reader of CSV says it.
        "out of memory": "内存不足",
    ]
}
