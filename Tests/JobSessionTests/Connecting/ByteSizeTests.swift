import JobSession
import Testing
import Wording

struct ByteSizeTests {
    @Test(arguments: [
        (0, "0 bytes", "0 字节"), (1, "1 byte", "1 字节"), (999, "999 bytes", "999 字节"), (1000, "1 KB", "1 KB"),
        (1449, "1.4 KB", "1.4 KB"), (12_345, "12 KB", "12 KB"), (999_499, "999 KB", "999 KB"),
        (999_500, "1 MB", "1 MB"),
        (2_500_000_000, "2.5 GB", "2.5 GB"),
    ])
    func `a size is said in kilobytes and megabytes`(bytes: Int, english: String, chinese: String) {
        #expect(ByteSize(bytes: bytes).words == LocalizedText(en: english, zh: chinese))
    }
}
