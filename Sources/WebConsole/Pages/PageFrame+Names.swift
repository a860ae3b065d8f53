import JobSession
import Wording

extension PageFrame {
    /// A step as its readers know it, with its file.
    func step(_ name: String, in source: String) -> String { language.words(StepName.words(name, in: source)) }

    /// A job as its readers know it: that of the exports that begin on these pages has a name that nobody gave it.
    func job(_ name: String) -> String {
        name == ExportSupervisor.job ? say("Export from the console", "控制台导出") : name
    }
}
