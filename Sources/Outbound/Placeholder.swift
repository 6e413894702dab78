/// The parts of this target are being written.
enum OutboundPlaceholder {}
