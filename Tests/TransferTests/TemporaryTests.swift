import Core
import FoundationEssentials
import Synchronization
import TestKit
import Testing

@Suite struct `Temporary` {
    func rss() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix("VmRSS") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
    @Test func `memory`() async throws {
        let site = try await TransferSite.make()
        let admin = try await site.client(.admin)
        for count in [1_000, 5_000, 40_000] {
            let before = rss()
            let row = Mutex(0)
            let started = ContinuousClock.now
            let answer = try await admin.send("POST", "/clients/imports", body: .stream(type: "text/csv") {
                let n = row.withLock { row in defer { row += 200 }; return row }
                if n == 0 { return Array("first_name,last_name,email,phone,birth_date,note\n".utf8) }
                if n > count { return nil }
                return Array((0..<200).map { "Núria,Vidal \(n + $0),n\(n + $0)@x.example,932180000,1980-12-31,\"some, note\"\n" }.joined().utf8)
            })
            let middle = rss()
            let t = ContinuousClock.now - started
            let s2 = ContinuousClock.now
            let export = try await admin.get("/clients/export")
            FileHandleLog.write("\(count) rows: \(answer.text.prefix(300)) rss \(before) -> \(middle) kB in \(t); export \(export.body.count) bytes in \(ContinuousClock.now - s2), rss \(rss())")
        }
    }
}
enum FileHandleLog { static func write(_ s: String) { let p = "/tmp/ct/mem.log"; let old = (try? String(contentsOfFile: p, encoding: .utf8)) ?? ""; try? (old + s + "\n").write(toFile: p, atomically: true, encoding: .utf8) } }
