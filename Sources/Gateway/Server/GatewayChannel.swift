import Core
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Synchronization
import Tenancy

/// Puts a connection's handlers together: NIO's parser, and `HTTPConnection` for all the rest.
final class GatewayChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any NIOCore.Channel
    }

    private let dispatcher: Dispatcher
    private let residents = Mutex<[ObjectIdentifier: NIOLoopBound<LoopResident>]>([:])
    let openConnections = Atomic<Int>(0)

    init(dispatcher: Dispatcher) {
        self.dispatcher = dispatcher
    }

    func setup(channel: any NIOCore.Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = dispatcher.settings.headerBytesMax
            limits.maxHeaderListSize = dispatcher.settings.headerBytesMax
            limits.maxHeaderFieldCount = dispatcher.settings.headersMax
            let decoder = HTTPRequestDecoder(limitConfiguration: limits)
            let connection = HTTPConnection(dispatcher: dispatcher, resident: resident(of: channel.eventLoop))
            try channel.pipeline.syncOperations.addHandlers(ByteToMessageHandler(decoder), connection)
            openConnections.wrappingAdd(1, ordering: .relaxed)
            channel.closeFuture.whenComplete { _ in
                self.openConnections.wrappingSubtract(1, ordering: .relaxed)
            }
            return Value(channel: channel)
        }
    }

    /// Waits for the connection's end, and ends it when the server may wait no longer.
    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }

    private func resident(of loop: any EventLoop) -> LoopResident {
        residents.withLock { residents in
            let key = ObjectIdentifier(loop)
            if let known = residents[key] { return known }
            let fresh = NIOLoopBound(
                LoopResident(loop: loop, world: dispatcher.deployment.world),
                eventLoop: loop
            )
            residents[key] = fresh
            return fresh
        }.value
    }
}
