package import LocalFiles
import Wording

extension DirectoryServerError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path), .notOurs(let path): self = .databaseUnusable(path, reason: ServerText(error.problem))
        case .cannotOpen(let path, let reason): self = .databaseUnusable(path, reason: ServerText(said: reason))
        case .cannotWrite(let path, let reason): self = .databaseUnusable(path, reason: ServerText(reason))
        }
    }
}
