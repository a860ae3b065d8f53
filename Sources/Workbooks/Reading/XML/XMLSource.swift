/// Where the bytes of a document come from.
protocol XMLSource: AnyObject {
    /// The file, as errors name it.
    var path: String { get }
    /// The part of the file, as errors name it.
    var name: String { get }
    /// How many bytes the file says that there are.
    var announcedBytes: Int { get }
    /// The encoding of the bytes handed over, whatever the document says of it; `nil` where the document is right.
    var encoding: String? { get }

    /// Hands over the next bytes where they lie; none at the end.
    func withNextBlock<Value>(
        _ body: (UnsafeRawBufferPointer) throws(WorkbookError) -> Value
    ) throws(WorkbookError) -> Value
}

extension XMLSource {
    var encoding: String? { nil }

    /// Whether all of it is read in no time that anyone would notice.
    var isShort: Bool { announcedBytes <= 8 << 20 }
}
