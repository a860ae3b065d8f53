import ArgumentParser
import JobModel

/// How a sheet is to be read, for the commands that take one.
struct SheetOptions: ParsableArguments {
    @Option(help: "people or departments; what the sheet is about.")
    var subject: Subject?

    @Option(help: "auto, or an iconv name such as GB18030.")
    var encoding = "auto"

    @Option(help: "auto, tab, or the character itself.")
    var delimiter = "auto"

    @Flag(help: "Print one JSON object to standard output.")
    var json = false
}

extension Subject: ExpressibleByArgument {}
