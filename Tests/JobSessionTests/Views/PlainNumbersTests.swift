import JobEngine
import JobModel
import JobSession
import Testing
import Wording

/// Numbers as people say them who are no engineers.
struct PlainNumbersTests {
    @Test(arguments: [
        (0.2, "about 1 second", "约 1 秒"), (49.4, "about 49 seconds", "约 49 秒"), (50, "about 1 minute", "约 1 分钟"),
        (100, "about 2 minutes", "约 2 分钟"), (185, "about 3 minutes", "约 3 分钟"), (3568, "about 59 minutes", "约 59 分钟"),
        (3600, "about 1 hour", "约 1 小时"), (5400, "about 1 hour and 30 minutes", "约 1 小时 30 分钟"),
        (90_000, "about 25 hours", "约 25 小时"),
    ])
    func `a time is about so long`(seconds: Double, english: String, chinese: String) {
        let words = ApproximateTime.words(ofSeconds: seconds)
        #expect(words == LocalizedText(en: english, zh: chinese))
    }

    @Test(arguments: [
        (60.1, "1000 requests a minute", "每分钟 1000 次"), (1.1, "1000 requests a second", "每秒 1000 次"),
        (10, "1000 requests in 10 seconds", "每 10 秒 1000 次"), (2.5, "1000 requests in 2.5 seconds", "每 2.5 秒 1000 次"),
    ])
    func `a window of a limit is a second or a minute, whatever its margin`(
        seconds: Double,
        english: String,
        chinese: String
    ) {
        let window = JobDefinition.Limits.Window(limit: 1000, seconds: seconds)
        #expect(window.rate(of: 1000, " requests", "次") == LocalizedText(en: english, zh: chinese))
    }

    @Test func `a file's form is said without marks and certainties, and a guess as one`() {
        let plain = InspectedForm(form: .text(encoding: "UTF-8-BOM", confidence: "certain", delimiter: ","))
        #expect(plain.wordsOnPage.en == "A text file in the encoding UTF-8, its cells separated by commas.")
        #expect(plain.wordsOnPage.zh == "文本文件，编码为 UTF-8，单元格以逗号分隔。")
        // Who types the encoding on a command line sees which it is.
        #expect(plain.words.en == "UTF-8-BOM (certain), delimiter ,")
        let guess = InspectedForm(form: .text(encoding: "GB18030", confidence: "likely", delimiter: "\t")).wordsOnPage
        #expect(
            guess.en.contains("tabs. That is probably so: see whether the letters in the first rows below are right.")
        )
        #expect(guess.zh.hasSuffix("以制表符分隔。这是推测：请查看下面前几行的文字是否正确。"))
    }
}
