import Foundation

extension LocalizedText {
    /// What an error says that may be anybody's: a failed call of the system in the system's own words.
    package init(of error: any Error) {
        if let explained = error as? any ExplainedError {
            self = explained.problem
        } else if let number = Self.errno(of: error) {
            self.init(said: String(cString: strerror(number)))
        } else {
            self.init(said: error is CocoaError ? error.localizedDescription : "\(error)")
        }
    }

    private static func errno(of error: any Error) -> Int32? {
        if let error = error as? POSIXError { return error.code.rawValue }
        guard let error = error as? CocoaError else { return nil }
        switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
        case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
        case .fileWriteFileExists: return EEXIST
        case .fileWriteOutOfSpace: return ENOSPC
        case .fileWriteVolumeReadOnly: return EROFS
        default: return error.underlying.flatMap(errno)
        }
    }
}
