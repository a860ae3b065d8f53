import ContactAPI
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

/// What is one phone number, and what is not.
struct MobileRuleTests {
    private func checking(_ text: String, region: String = "CN") -> Checking {
        var checking = Checking().with("mobile", text)
        checking.job.region = region
        return checking
    }

    @Test(arguments: [
        "138OOO21301", "l38OO021302", "1800-FLOWERS", "+1 415 555 HELP", "13800021304转8001", "13800021305（家）",
        "13800021306 李经理", "Tel 13800021307", "张三13800021307", "13800021308/09", "13800021308/13800021309",
        "138-0002-1310;", "+8613800021311;phone-context=+86", "13800021312x5", "13800021312 ext. 5", "13800021312#5",
        "13800021312,,5", "13800021399#", "*13800021399", "\u{201C}13800021315", "86+13800021316", "++8613800021317",
        "13,800,021,318", "①38 0002 1319", "13800021320~", "-13800021321", "13800021321-", "tel:13800021322;ext=5",
    ])
    func `reports letters, words, extensions and second numbers, and never converts them to digits`(text: String) {
        for region in ["CN", "US"] {
            let checked = checking(text, region: region)
            #expect(checked.codes == ["mobile.characters"], "\(checked.codes)")
            #expect(checked.person?.values.mobile == nil)
        }
    }

    @Test func `names what is not part of a number`() {
        let finding = checking("13800021312 ext. 5").row.findings.first
        #expect(finding?.problem.en.contains("'ext'") == true, "\(String(describing: finding))")
        #expect(checking("138OOO21301").row.findings.first?.problem.zh.contains("“OOO”") == true)
    }

    @Test(arguments: [
        "138-0002-1301", "(138) 0002.1301", "+86 138 0002 1301", "(+86)13800021301", "+(86) 138-0002-1301",
        "＋８６　１３８－０００２－１３０１", "1３8—0002—1301", "138\u{00A0}0002\u{2009}1301", "0086 138 0002 1301", "8613800021301",
    ])
    func `reads spaces, signs and full-width digits`(text: String) {
        let checked = checking(text)
        #expect(checked.codes == [] && checked.person?.values.mobile == "+8613800021301", "\(checked.codes)")
        #expect(checked.row.repairs == [])
    }

    @Test(arguments: [
        ("13800021301.0", "+8613800021301"), ("13800021301.00", "+8613800021301"),
        ("tel:+8613800021301", "+8613800021301"),
        ("17951 13800021301", "+8613800021301"), ("TEL:138-0002-1301", "+8613800021301"),
        ("१३८०००२१३०१", "+8613800021301"), ("١٣٨٠٠٠٢١٣٠١", "+8613800021301"), ("1380002130𝟏", "+8613800021301"),
    ])
    func `lists what is omitted from a cell, with the number that will be written`(text: String, number: String) {
        let checked = checking(text)
        #expect(checked.codes == [] && checked.person?.values.mobile == number)
        #expect(checked.row.repairs.map(\.code) == ["repair.mobile"])
        #expect(checked.row.repairs.first?.problem.en.contains("'\(number)'") == true)
    }

    /// With its zero it would have eleven digits, another number's.
    @Test func `does not take the zero of a fraction for a digit of a number`() {
        #expect(checking("1380002130.0").codes == ["mobile.malformed"])
        #expect(checking("13800021.000").codes == ["mobile.malformed"])
    }

    @Test(arguments: [("07400 123456", "GB", "+447400123456"), ("8 912 345-67-89", "RU", "+79123456789")])
    func `omits the national prefix silently`(
        text: String,
        region: String,
        number: String
    ) {
        let checked = checking(text, region: region)
        #expect(checked.person?.values.mobile == number && checked.row.repairs == [])
    }

    @Test(arguments: ["+229 01 97 12 34 56", "+2290197123456", "00229 0197123456"])
    func `warns of a number of an extended numbering plan`(text: String) {
        let checked = checking(text)
        #expect(checked.codes == [] && checked.person?.values.mobile == "+2290197123456")
        #expect(checked.row.warnings.map(\.code) == ["mobile.newPlan"])
    }

    @Test(arguments: [
        "+229 01 97 12 34 5", "+229 02 97 12 34 56", "+1 415 555 26711", "138000213012", "1380002130",
        "13800021301 13800021302", "91234567 91234568",
    ])
    func `reports a number of impossible length`(text: String) {
        #expect(checking(text).codes == ["mobile.malformed"])
    }

    @Test func `finds a person by such a number as well`() {
        let named = Checking().with("leader_user_id", "mobile:138OOO21301")
        #expect(named.codes == ["mobile.characters"])
        let float = Checking().with("leader_user_id", "mobile:13800021301.0")
        #expect(float.row.repairs.map(\.code) == ["repair.mobile"] && float.person?.leader == .mobile("+8613800021301"))
    }

    /// Whatever is read has the digits of the cell at its end, in their order.
    @Test func `never adds digits`() {
        var generator = SeededGenerator(seed: 20_261_125)
        let pieces = [
            "1", "3", "8", "0", "0", "5", "9", "O", "l", " ", "-", "+", "(", ")", ".", "x", "/", "转", "８", ";",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 8...16, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let checked = checking(text)
            guard let number = checked.person?.values.mobile else { continue }
            let digits = text.unicodeScalars.compactMap { scalar in
                scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
            }.map(String.init).joined()
            let isPlain = !text.contains { "Olx/转;".contains($0) }
            #expect(isPlain, "\(text)")
            let isSame = number.hasSuffix(digits) || digits.hasSuffix(number.dropFirst(3))
            #expect(isSame || !checked.row.repairs.isEmpty, "\(text): \(number)")
        }
    }
}
