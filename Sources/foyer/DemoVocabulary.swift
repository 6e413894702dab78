/// The words that demo clients of one language are made of.
struct DemoVocabulary: Sendable {
    let language: String
    let otherLanguage: String
    let country: String
    /// All but the last three digits.
    let phonePrefix: String
    let femaleNames: [String]
    let maleNames: [String]
    let surnames: [String]
    let streets: [String]
    let places: [(city: String, postalCode: String)]
    let referrals: [String]
    let notes: [String]
    let tags: [String]
    let blocklistReason: String
    let document: @Sendable (Int) -> (kind: String, number: String)

    /// The words of a language, or English ones.
    static func of(language: String) -> DemoVocabulary {
        switch language.prefix(2) {
        case "ca", "es": catalan
        case "pt": portuguese
        default: english
        }
    }

    private static let catalan = DemoVocabulary(
        language: "ca",
        otherLanguage: "es",
        country: "ES",
        phonePrefix: "+34600100",
        femaleNames: [
            "Montserrat", "Mercè", "Aina", "Gemma", "Carme", "Júlia", "Roser", "Marta", "Neus", "Anna",
            "Clàudia",
            "Rosa", "Berta", "Sílvia", "Txell", "Emma", "Mireia", "Dolors", "Queralt", "Helena", "Ona",
        ],
        maleNames: [
            "Oriol", "Marc", "Joan", "Arnau", "Ramon", "Biel", "Sergi", "Ferran", "Guillem", "Eudald",
            "Albert", "Nil",
            "Josep", "Xavier", "Roger", "Pol", "Ignasi", "Martí", "Quim", "Lluís",
        ],
        surnames: [
            "Bosch", "Ribas", "Camps", "Soler", "Mas", "Vila", "Roca", "Pujol", "Font", "Serrat", "Torrent",
            "Amat",
            "Casas", "Duran", "Estruch", "Grau", "Llobet", "Miró", "Nogués", "Oller", "Prats", "Rovira",
            "Sala",
            "Tarrés", "Valls", "Planas", "Costa", "Domènech", "Fàbregas",
        ],
        streets: [
            "Carrer de Verdi", "Carrer de Sants", "Carrer d'Aragó", "Travessera de Gràcia",
            "Carrer del Torrent de l'Olla",
            "Passeig de Sant Joan", "Carrer de Galileu", "Rambla de Badal",
        ],
        places: [
            ("Barcelona", "08012"), ("Barcelona", "08014"), ("L'Hospitalet de Llobregat", "08901"),
            ("Barcelona", "08028"), ("Badalona", "08911"),
        ],
        referrals: ["Recomanació", "Instagram", "Google", "Passava per davant", "Xec regal"],
        notes: [
            "Pell sensible: sense perfums.", "Prefereix els matins.", "Al·lèrgica al tint amb amoníac.",
            "Ve sempre amb la seva filla.", "Trucar abans de confirmar canvis.",
            "Embarassada: evitar massatge lumbar.",
            "Li agrada el te de menta.", "Cabell fi, no fer servir planxa.",
        ],
        tags: ["habitual", "pell sensible", "núvia", "matins", "carnet jove"],
        blocklistReason: "Tres absències sense avisar.",
        document: { index in
            switch index % 8 {
            case 6: ("nie", DemoDocuments.nie(1_234_567 + index * 80_021))
            case 4: ("passport", "AAB" + DemoDocuments.digits(104_511 + index * 977, 6))
            default: ("nif", DemoDocuments.nif(38_104_229 + index * 411_907))
            }
        }
    )

    private static let portuguese = DemoVocabulary(
        language: "pt",
        otherLanguage: "en",
        country: "PT",
        phonePrefix: "+351910100",
        femaleNames: [
            "Mariana", "Joana", "Leonor", "Matilde", "Carolina", "Sofia", "Margarida", "Catarina", "Filipa",
            "Teresa",
            "Raquel", "Graça", "Conceição", "Luísa", "Helena", "Rita", "Madalena", "Sílvia", "Fátima",
            "Patrícia", "Lara",
        ],
        maleNames: [
            "João", "Duarte", "Afonso", "Miguel", "Gonçalo", "Henrique", "Diogo", "Vasco", "Nuno", "Bernardo",
            "António",
            "José", "Simão", "Hugo", "Luís", "Paulo", "Ricardo", "Francisco", "Martim", "Salvador",
        ],
        surnames: [
            "Silva", "Santos", "Ferreira", "Pereira", "Oliveira", "Costa", "Rodrigues", "Martins",
            "Gonçalves", "Gomes",
            "Lopes", "Marques", "Almeida", "Ribeiro", "Pinto", "Teixeira", "Correia", "Mendes", "Nunes",
            "Vieira",
            "Cardoso", "Rocha", "Neves", "Coelho", "Cruz", "Simões", "Antunes", "Magalhães", "Brandão",
        ],
        streets: [
            "Rua Augusta", "Rua da Prata", "Avenida Almirante Reis", "Rua do Benformoso",
            "Travessa da Glória",
            "Rua dos Fanqueiros", "Calçada do Carmo", "Largo da Graça",
        ],
        places: [
            ("Lisboa", "1100-053"), ("Lisboa", "1150-007"), ("Almada", "2800-169"), ("Lisboa", "1170-165"),
            ("Oeiras", "2780-283"),
        ],
        referrals: ["Recomendação", "Médico de família", "Google", "Instagram", "Ginásio"],
        notes: [
            "Hérnia discal L4-L5: sem carga axial.", "Prefere o fim da tarde.",
            "Recuperação de entorse, direito.",
            "Alergia ao óleo de amêndoas.", "Traz sempre os exames em papel.",
            "Corre maratonas: foco nos gémeos.",
            "Avisar por mensagem, não atende chamadas.", "Pós-operatório ao joelho esquerdo.",
        ],
        tags: ["fim de tarde", "seguro", "desportista", "pós-operatório", "pilates"],
        blocklistReason: "Faltou três vezes sem avisar.",
        document: { index in
            switch index % 8 {
            case 6: ("passport", "CB" + DemoDocuments.digits(204_511 + index * 977, 6))
            default: ("other", DemoDocuments.contribuinte(1_104_229 + index * 41_907))
            }
        }
    )

    private static let english = DemoVocabulary(
        language: "en",
        otherLanguage: "fr",
        country: "IE",
        phonePrefix: "+353851000",
        femaleNames: [
            "Aoife", "Grace", "Niamh", "Emily", "Saoirse", "Lucy", "Ciara", "Hannah", "Orla", "Molly", "Ruth",
            "Nora",
        ],
        maleNames: [
            "Conor", "Jack", "Daniel", "Sean", "Adam", "Oisin", "Liam", "Patrick", "Eoin", "Thomas", "Hugh",
        ],
        surnames: [
            "Murphy", "Kelly", "Walsh", "Byrne", "Ryan", "Doyle", "Nolan", "Quinn", "Moore", "Power", "Burke",
            "Daly",
            "Foley", "Hayes", "Keane", "Lynch", "Maher", "Roche", "Shea",
        ],
        streets: ["Main Street", "Church Road", "Harbour View", "Mill Lane", "Station Road"],
        places: [("Galway", "H91 E9H1"), ("Cork", "T12 W8KP"), ("Dublin", "D02 X285")],
        referrals: ["A friend", "Instagram", "Google", "Walked past", "Gift card"],
        notes: [
            "Sensitive skin: no perfume.", "Prefers mornings.", "Call before changing an appointment.",
            "Allergic to almond oil.",
        ],
        tags: ["regular", "mornings", "student", "gift card", "sports"],
        blocklistReason: "Missed three appointments without a word.",
        document: { index in ("passport", "PX" + DemoDocuments.digits(304_511 + index * 977, 7)) }
    )
}
