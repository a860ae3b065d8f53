package import LocalFiles

extension CSVStreamError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        guard let failure = error.writeFailure else {
            self = .exists(path: error.path)
            return
        }
        self = .writeFailed(path: failure.path, reason: failure.reason)
    }
}
