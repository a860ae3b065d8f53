import Glibc
import JobModel
import RowValidation
import Testing

/// Mojibake told from words that merely could be, over generated names and words.
struct MojibakeTests {
    private static let surnames = [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "郑", "梁",
        "谢", "宋",
        "欧阳", "司马",
    ]
    private static let given = [
        "伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚", "桂英", "志强", "秀兰",
        "建国",
        "晓明", "小北", "子涵", "欣怡", "浩然", "梓萱", "思远",
    ]

    private static let names = surnames.flatMap { surname in given.map { surname + $0 } }

    @Test func `recognises nearly all names that were read as GBK`() {
        var (found, all) = (0, 0)
        for name in Self.names {
            guard let damaged = Self.readAsGBK(name) else { continue }
            all += 1
            let codes = Checking().with("name", damaged).codes
            // A character that was cut in two became a question mark, which no name has.
            #expect(codes == [] || codes == ["damage.mojibake"] || codes == ["name.lostCharacter"])
            found += codes.isEmpty ? 0 : 1
        }
        #expect(all > 300 && found * 100 >= all * 97, "\(found) of \(all)")
    }

    @Test func `does not report sound names or words of two common characters`() {
        for name in Self.names { #expect(Checking().with("name", name).codes == []) }
        let first = "淇洮浔浏涪洧洄洹浈浠淅淝淦滏滁溆溱漯潢潞澧濉濮灞岷崂嵊弋怀恺悝慥懿汨沅沔沱泸泖泗泠泺洎洙洫浍涑涞渌渑湟湫溧溏滇滦滹漶潦潆濂濞瀚灏"
        let second = "北南东西县区河水江州阳山口城镇乡村市湖海川源平安宁丰华明桥林庄原里门桥滨岭坪沟头家港塘坝洲溪湾"
        for one in first {
            for other in second {
                #expect(Checking().with("city", "\(one)\(other)").codes == [], "\(one)\(other)")
                #expect(Checking().with("city", "\(one)\(other)区").codes == [], "\(one)\(other)区")
            }
        }
    }

    /// The UTF-8 of a text taken for GBK, with a question mark for half a character; `nil` where a pair means nothing in GBK.
    private static func readAsGBK(_ text: String) -> String? {
        var bytes = Array(text.utf8)
        let isCut = !bytes.count.isMultiple(of: 2)
        if isCut { bytes.removeLast() }
        guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output = [CChar](repeating: 0, count: bytes.count * 4)
        let isRead = bytes.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, free) = (source.count, target.count - 1)
                return iconv(converter, &from, &left, &to, &free) != Int(bitPattern: UInt.max) && left == 0
            }
        }
        guard isRead else { return nil }
        let read = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return read + (isCut ? "?" : "")
    }
}
