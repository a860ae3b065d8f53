import JobModel
package import LocalFiles
import Wording

extension LedgerError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path): self = .cannotOpen(path: path, reason: "it is there already")
        case .cannotOpen(let path, let reason): self = .cannotOpen(path: path, reason: reason)
        case .cannotWrite(let path, let reason): self = .cannotOpen(path: path, reason: reason.en)
        case .notOurs(let path): self = .notOurs(path: path)
        }
    }
}
