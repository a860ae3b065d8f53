import Testing

@testable import WebConsole

struct SheetReadingTests {
    @Test(arguments: [
        ("tab=New+hires", "New hires"), ("tab=New%20hires", "New hires"), ("tab=1%2B1", "1+1"),
        ("header=2&tab=%E4%BA%BA%E5%91%98&subject=", "人员"), ("tab=a%3Db=c", "a=b=c"),
    ])
    func `understands names as browsers write them in an address`(query: String, tab: String) {
        #expect(SheetReading(query: FormQuery(query)).tab == tab)
    }

    @Test(arguments: [nil, "", "tab", "tab=", "&&=&tab"] as [String?]) func `takes an empty field for none`(
        query: String?
    ) {
        let reading = SheetReading(query: FormQuery(query))
        #expect(reading.tab == nil && reading.headerRow == nil && reading.encoding == "auto")
    }
}
