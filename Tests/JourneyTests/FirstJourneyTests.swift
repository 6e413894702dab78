import Core
import ServerKit
import TestKit
import Testing

/// The main job, over real HTTP: staff sign in and look after their clients.
@Suite struct `A first day at a business` {
    @Test(arguments: [Role.admin, .manager, .employee])
    func `each role signs in and sees who it is`(role: Role) async throws {
        let server = try await TestServer.shared()
        let business = try await server.business()
        let token = try await server.signIn(business.member(role).email, to: business)
        let answer = try await server.api(business).with(token: token).send("GET", "/me")
        #expect(answer.status == 200)
        #expect(answer.text.contains(#""role":"\#(role.rawValue)""#))
    }

    @Test func `a token of one business is nothing in another`() async throws {
        let server = try await TestServer.shared()
        let (mine, other) = (try await server.business(), try await server.business())
        let token = try await mine.token(.admin)
        #expect(try await server.api(mine).with(token: token).send("GET", "/me").status == 200)
        #expect(try await server.api(other).with(token: token).send("GET", "/me").status == 401)
    }
}
