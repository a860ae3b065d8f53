package import LocalFiles
import Wording

extension DirectoryServerError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path): self = .databaseUnusable(path, reason: "it is there already")
        case .cannotOpen(let path, let reason): self = .databaseUnusable(path, reason: reason)
        case .cannotWrite(let path, let reason): self = .databaseUnusable(path, reason: reason.en)
        case .notOurs(let path): self = .databaseUnusable(path, reason: "it is a link, or another user's")
        }
    }
}
