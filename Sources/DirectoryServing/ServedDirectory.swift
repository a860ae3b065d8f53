package import DirectoryServer
package import Wording

extension EmbeddedDirectory {
    /// The line on standard output that says that it answers.
    package var greeting: String { "listening on http://127.0.0.1:\(port)\n" }

    /// What is to be known before it is called: which secret opens it, and that its clock is another.
    package var notes: [LocalizedText] { notesOnSecrets + [clock.warning].compactMap(\.self) }

    /// Says which secret opens the directory, where everybody knows that secret or nobody does.
    package var notesOnSecrets: [LocalizedText] {
        var notes: [LocalizedText] = []
        let apps = openApps
        if !apps.isEmpty {
            let list = apps.joined(separator: ", ")
            notes.append(
                LocalizedText(
                    en:
                        "The secret of \(list) is public, because it ships with Roster: everybody with an account on this "
                        + "machine can call this directory with it.",
                    zh: "\(list) 的密钥随 Roster 发布，是公开的：本机上的任何用户都可以用它调用此目录。"
                )
            )
        }
        if let file = secretFile {
            notes.append(
                LocalizedText(
                    en:
                        "People were loaded from an export, so the secret that ships with Roster opens nothing here; the "
                        + "app's secret is in \(file).",
                    zh: "其中有从导出文件载入的人员，随 Roster 发布的密钥在此无效；应用密钥见 \(file)。"
                )
            )
        }
        return notes
    }
}
