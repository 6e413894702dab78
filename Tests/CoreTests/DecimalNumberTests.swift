import Core
import Testing

@Suite struct `Decimal numbers` {
    @Test(arguments: [
        ("70.5", 705, 1, "70.5"), ("70.50", 705, 1, "70.5"), ("0", 0, 0, "0"), ("-0.05", -5, 2, "-0.05"),
        ("100", 100, 0, "100"), ("0.000", 0, 0, "0"), ("007.10", 71, 1, "7.1"),
        ("999999999999999999", 999_999_999_999_999_999, 0, "999999999999999999"),
    ])
    func `keep their exact value`(text: String, unscaled: Int64, scale: Int, written: String) throws {
        let number = try #require(DecimalNumber(text))
        #expect(number.unscaled == unscaled)
        #expect(number.scale == scale)
        #expect(number.description == written)
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "1e3", "1,5", "+1", " 1", "1.2.3", "0x10", "1234567890123456789", "NaN",
        "٣",
    ])
    func `are not read from anything else`(text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test func `compare by value, not by spelling`() throws {
        let spellings = ["-10", "-9.99", "0", "0.001", "0.01", "1", "1.5", "2", "10", "99.999", "100"]
        let numbers = spellings.compactMap(DecimalNumber.init)
        #expect(numbers == numbers.sorted())
        #expect(numbers.shuffled().sorted() == numbers)
        #expect(DecimalNumber("1.10") == DecimalNumber("1.1"))
        #expect(
            try #require(DecimalNumber("999999999999999999")) > #require(
                DecimalNumber("0.00000000000000001")
            )
        )
    }
}
