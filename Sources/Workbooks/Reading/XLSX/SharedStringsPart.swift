import LocalFiles

/// Reads the shared strings: runs of rich text joined, phonetic guides left out.
final class SharedStringsPart: XMLHandler {
    @exclusivity(unchecked) private(set) var strings: SharedStrings
    private let path: String
    private let limits: WorkbookLimits
    private let bytes: Int
    @exclusivity(unchecked) private var runs = TextRuns()

    init(path: String, limits: WorkbookLimits) {
        self.path = path
        self.limits = limits
        bytes = limits.sharedStringBytes
        strings = SharedStrings(memory: limits.sharedStringMemory)
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if depth == 2 {
            runs.isOpen = name == "si"
        } else if depth > 2, runs.isOpen {
            runs.start(name, attributes, level: depth - 2)
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        // What is too long for a row is kept as long as it takes to be seen as such.
        if runs.isText, runs.piece.count <= limits.rowBytes { runs.piece.append(contentsOf: bytes) }
    }

    override func end() {
        if depth == 2, runs.isOpen {
            endString()
        } else if depth == 1 {
            keep { (strings) throws(LocalFileError) in try strings.finish() }
        } else if depth > 2, runs.isOpen, runs.end(level: depth - 2), strings.unfinishedBytes <= limits.rowBytes {
            strings.append(runs)
        }
    }

    private func endString() {
        keep { (strings) throws(LocalFileError) in try strings.endText() }
        runs.isOpen = false
        if strings.totalBytes > bytes {
            fail(.tooLarge(path: path, part: "sharedStrings", .sharedStringBytes(bytes)))
        } else if strings.count > limits.sharedStrings {
            fail(.tooLarge(path: path, part: "sharedStrings", .sharedStrings(limits.sharedStrings)))
        }
    }

    private func keep(_ write: (inout SharedStrings) throws(LocalFileError) -> Void) {
        do { try write(&strings) } catch { fail(.cannotKeep(path: path, error)) }
    }
}
