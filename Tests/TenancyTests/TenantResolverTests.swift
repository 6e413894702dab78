import Core
import Testing

@testable import Tenancy

@Suite struct `Resolving a tenant, S0-23` {
    private let lumen = Business.example("lumen")
    private let brisa = Business.example("brisa")
    private let closed = Business.example("closed", state: .suspended)
    private let moving = Business.example("away", state: .moving)
    private let resolver = TenantResolver(baseDomain: "foyer.example", programVersion: 4)

    private var directory: DirectorySnapshot {
        DirectorySnapshot(
            businesses: [lumen, brisa, closed, moving],
            hosts: [
                DirectorySnapshot.HostRow(name: "www.lumen.cat", business: lumen.id, branchSlug: nil),
                DirectorySnapshot.HostRow(name: "gracia.lumen.cat", business: lumen.id, branchSlug: "gracia"),
            ]
        )
    }

    private func resolve(_ host: String?, _ path: String) throws(Problem) -> Resolution {
        try resolver.resolve(host: host, path: path, in: directory)
    }

    @Test(
        arguments: [
            ("lumen.foyer.example", "/", "lumen", nil, "", "/"),
            ("LUMEN.Foyer.Example:8080", "/staff", "lumen", nil, "", "/staff"),
            ("lumen.foyer.example.", "/staff", "lumen", nil, "", "/staff"),
            ("gracia.lumen.foyer.example", "/", "lumen", "gracia", "", "/"),
            ("www.lumen.cat", "/api/v1/me", "lumen", nil, "", "/api/v1/me"),
            ("gracia.lumen.cat", "/", "lumen", "gracia", "", "/"),
            ("127.0.0.1:8080", "/t/brisa", "brisa", nil, "/t/brisa", "/"),
            ("[::1]:8080", "/t/brisa/", "brisa", nil, "/t/brisa", "/"),
            ("foyer.example", "/t/brisa/api/v1/clients", "brisa", nil, "/t/brisa", "/api/v1/clients"),
            ("foyer.example", "/t/brisa/b/baixa/panel", "brisa", "baixa", "/t/brisa/b/baixa", "/panel"),
            ("foyer.example", "/t/brisa/bar", "brisa", nil, "/t/brisa", "/bar"),
            ("foyer.example", "/t/brisa/b/", "brisa", nil, "/t/brisa", "/b/"),
            ("www.lumen.cat", "/t/lumen/b/sants/x", "lumen", "sants", "/t/lumen/b/sants", "/x"),
            ("gracia.lumen.cat", "/t/lumen/b/gracia/x", "lumen", "gracia", "/t/lumen/b/gracia", "/x"),
        ] as [(String, String, String, String?, String, String)]
    )
    func `host and path name a business and a branch`(
        host: String,
        path: String,
        business: String,
        branch: String?,
        root: String,
        rest: String
    ) throws {
        let resolution = try resolve(host, path)
        #expect(resolution.business.slug == business)
        #expect(resolution.branchSlug == branch)
        #expect(resolution.root == root)
        #expect(resolution.path == rest)
    }

    @Test(arguments: [
        ("nobody.foyer.example", "/", "nobody.foyer.example"),
        ("a.b.lumen.foyer.example", "/", "a.b.lumen.foyer.example"),
        (".foyer.example", "/", ".foyer.example"),
        ("foyer.example", "/", "foyer.example"),
        ("127.0.0.1", "/clients", "127.0.0.1"),
        ("127.0.0.1", "/t/nobody/x", "nobody"),
        ("127.0.0.1", "/t//x", "127.0.0.1"),
        ("127.0.0.1", "/t/b_secret/x", "b_secret"),
        ("127.0.0.1", "/t/LUMEN/x", "LUMEN"),
        ("nobody.foyer.example", "/t/lumen", "nobody.foyer.example"),
        ("www.lumen.cat", "/t/brisa", "brisa"),
        ("gracia.lumen.cat", "/t/lumen/b/sants", "lumen/sants"),
        ("lumen\u{0}.foyer.example", "/", ""),
        (String(repeating: "a", count: 300), "/", ""),
    ])
    func `what names no business is refused by name`(host: String, path: String, named: String) {
        #expect(throws: Problem.tenantNotFound(named)) { try resolve(host, path) }
    }

    @Test func `no host at all names nothing`() {
        #expect(throws: Problem.tenantNotFound("")) { try resolve(nil, "/") }
    }

    @Test func `a suspended business is refused, a moving one asks to come back`() {
        #expect(throws: Problem.tenantSuspended) { try resolve("closed.foyer.example", "/") }
        #expect(throws: Problem.tenantMoving(retryAfter: .seconds(10))) { try resolve(nil, "/t/away/") }
    }

    @Test(arguments: [(2, false), (3, false), (4, true), (5, true), (6, false)])
    func `a business is served at the program's version and one ahead`(version: Int, isServed: Bool) {
        let directory = DirectorySnapshot(businesses: [.example("lumen", version: version)], hosts: [])
        if isServed {
            #expect(throws: Never.self) { try resolver.resolve(host: nil, path: "/t/lumen", in: directory) }
        } else {
            #expect(throws: Problem.tenantUpgrading(retryAfter: .seconds(10))) {
                try resolver.resolve(host: nil, path: "/t/lumen", in: directory)
            }
        }
    }
}

@Suite struct `The directory in memory` {
    private let lumen = Business.example("lumen")
    private let brisa = Business.example("brisa")

    private var directory: DirectorySnapshot {
        DirectorySnapshot(
            businesses: [lumen, brisa],
            hosts: [DirectorySnapshot.HostRow(name: "one.example", business: lumen.id, branchSlug: nil)]
        )
    }

    @Test func `a business that was read anew has its new slug and hosts only`() {
        let renamed = Business.example("llum", id: lumen.id)
        let next = directory.replacing(
            [lumen.id],
            businesses: [renamed],
            hosts: [DirectorySnapshot.HostRow(name: "two.example", business: lumen.id, branchSlug: nil)]
        )
        #expect(next.business(slug: "lumen") == nil)
        #expect(next.business(slug: "llum") == renamed)
        #expect(next.host("one.example") == nil)
        #expect(next.host("two.example")?.business == renamed)
        #expect(next.business(slug: "brisa") == brisa)
    }

    @Test func `a business that was not found any more is gone with its hosts`() {
        let next = directory.replacing([lumen.id], businesses: [], hosts: [])
        #expect(next.businesses == [brisa])
        #expect(next.host("one.example") == nil)
    }

    @Test func `two businesses that exchanged their slugs are found by the new ones`() {
        let one = Business.example("brisa", id: lumen.id)
        let two = Business.example("lumen", id: brisa.id)
        let next =
            directory
            .replacing([lumen.id], businesses: [one], hosts: [])
            .replacing([brisa.id], businesses: [two], hosts: [])
        #expect(next.business(slug: "brisa") == one)
        #expect(next.business(slug: "lumen") == two)
    }

    @Test func `what changed is gathered until it is taken`() {
        var work = DirectoryWork()
        #expect(work.take() == nil)
        work.want(.some([lumen.id]))
        work.want(.some([brisa.id]))
        #expect(work.take() == .some([lumen.id, brisa.id]))
        work.want(.some([lumen.id]))
        work.want(.all)
        #expect(work.take() == .all)
        #expect(work.take() == nil)
    }
}

extension Business {
    static func example(
        _ slug: String,
        id: BusinessID = .make(.system),
        state: State = .active,
        version: Int = 4
    ) -> Business {
        Business(
            id: id,
            slug: slug,
            schema: "b_\(slug)",
            role: "foyer_b_\(slug)",
            name: slug,
            language: "ca",
            currency: "EUR",
            preset: nil,
            state: state,
            schemaVersion: version
        )
    }
}
