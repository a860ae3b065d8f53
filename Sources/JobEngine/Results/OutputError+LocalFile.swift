package import LocalFiles
import Wording

extension OutputError: LocalFileErrorConvertible {
    package init(_ error: LocalFileError) {
        switch error {
        case .exists(let path): self = .cannotWrite(path: path, reason: Self.isThere)
        case .cannotOpen(let path, let reason): self = .cannotWrite(path: path, reason: LocalizedText(said: reason))
        case .cannotWrite(let path, let reason): self = .cannotWrite(path: path, reason: reason)
        case .notOurs(let path): self = .cannotWrite(path: path, reason: error.problem)
        }
    }

    private static let isThere = LocalizedText(en: "it is there already", zh: "已存在")
}
