/// Something that writes itself as one JSON value.
public protocol JSONEncodable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension JSONEncodable {
    /// The value as bytes.
    public var jsonBytes: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }
}
