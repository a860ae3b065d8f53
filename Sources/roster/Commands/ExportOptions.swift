import ArgumentParser
import DirectoryServing
import Foundation
import JobModel
import Wording

/// What an export holds and how it is written; each option stands before the key of the job that says the same.
struct ExportOptions: ParsableArguments {
    @OptionGroup var form: ExportFormOptions

    @Option(
        help: ArgumentHelp(
            "People of this department and of those below it; id, open id or path. May be repeated.",
            valueName: "department"
        )
    )
    var department: [String] = []

    @Flag(help: "Without the departments below those of --department.")
    var withoutBelow = false

    @Option(
        help: ArgumentHelp(
            "A sheet that names leavers by mobile or email: they are looked for, and written to a table of their own, resigned.",
            valueName: "file"
        ),
        completion: .file(extensions: SheetOptions.endings)
    )
    var resignedFrom: String?

    func validate() throws {
        if withoutBelow, department.isEmpty {
            throw ValidationError(
                LocalizedText(en: "--without-below needs --department.", zh: "--without-below 须与 --department 一起使用。")
            )
        }
    }

    /// Puts what was given in place of what the job says.
    func change(_ choice: inout ExportChoice) {
        form.change(&choice)
        if !department.isEmpty { (choice.within, choice.includesBelow) = (department, !withoutBelow) }
        // Here a path is of this folder, in a job of the job's.
        if let resignedFrom { choice.resignedFrom = URL(fileURLWithPath: resignedFrom).standardizedFileURL.path }
    }
}
