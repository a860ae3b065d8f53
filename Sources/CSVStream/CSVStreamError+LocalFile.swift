package import LocalFiles
import Wording

extension CSVStreamError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path): self = .exists(path: path)
        case .cannotOpen(let path, let reason): self = .writeFailed(path: path, reason: LocalizedText(said: reason))
        case .cannotWrite(let path, let reason): self = .writeFailed(path: path, reason: reason)
        case .notOurs(let path): self = .writeFailed(path: path, reason: error.problem)
        }
    }
}
