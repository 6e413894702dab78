extension Phrase {
    static let messageAccounts = Phrase(
        ca: "Comptes de missatgeria",
        fr: "Comptes de messagerie",
        es: "Cuentas de mensajería",
        pt: "Contas de mensagens",
        en: "Message accounts"
    )
    static let messageAccountsLead = Phrase(
        ca: "Amb què s’envia. Sense compte, els correus surten pel servidor comú i la resta no surt.",
        fr:
            "Ce qui sert à envoyer. Sans compte, les e-mails partent du serveur commun et le reste ne part pas.",
        es: "Con qué se envía. Sin cuenta, los correos salen por el servidor común y el resto no sale.",
        pt: "Com que se envia. Sem conta, os e-mails saem pelo servidor comum e o resto não sai.",
        en: "What sends. Without an account mails go by the common server, and other messages not at all."
    )
    static let noAccount = Phrase(
        ca: "Sense compte propi",
        fr: "Pas de compte propre",
        es: "Sin cuenta propia",
        pt: "Sem conta própria",
        en: "No account of your own"
    )
    static let ownAccount = Phrase(
        ca: "Compte propi",
        fr: "Compte propre",
        es: "Cuenta propia",
        pt: "Conta própria",
        en: "Own account"
    )
    static let server = Phrase(ca: "Servidor", fr: "Serveur", es: "Servidor", pt: "Servidor", en: "Server")
    static let user = Phrase(
        ca: "Usuari",
        fr: "Utilisateur",
        es: "Usuario",
        pt: "Utilizador",
        en: "User name"
    )
    static let sender = Phrase(
        ca: "Remitent",
        fr: "Expéditeur",
        es: "Remitente",
        pt: "Remetente",
        en: "Sender"
    )
    static let senderName = Phrase(
        ca: "Nom del remitent",
        fr: "Nom de l’expéditeur",
        es: "Nombre del remitente",
        pt: "Nome do remetente",
        en: "Sender’s name"
    )
    static let account = Phrase(ca: "Compte", fr: "Compte", es: "Cuenta", pt: "Conta", en: "Account")
    static let phoneNumberID = Phrase(
        ca: "Identificador del número",
        fr: "Identifiant du numéro",
        es: "Identificador del número",
        pt: "Identificador do número",
        en: "Id of the number"
    )
    static let token = Phrase(
        ca: "Clau d’accés",
        fr: "Jeton d’accès",
        es: "Clave de acceso",
        pt: "Chave de acesso",
        en: "Access token"
    )
    static let secretKept = Phrase(
        ca: "N’hi ha un de desat; deixeu-ho buit per conservar-lo.",
        fr: "Il y en a un d’enregistré ; laissez vide pour le garder.",
        es: "Hay uno guardado; déjelo vacío para conservarlo.",
        pt: "Há um guardado; deixe vazio para o manter.",
        en: "One is kept; leave empty to keep it."
    )
    static let oneTemplate = Phrase(
        ca: "Plantilla aprovada per a tots els textos",
        fr: "Modèle approuvé pour tous les textes",
        es: "Plantilla aprobada para todos los textos",
        pt: "Modelo aprovado para todos os textos",
        en: "Approved template for all texts"
    )
    static let testMessage = Phrase(
        ca: "Missatge de prova",
        fr: "Message de test",
        es: "Mensaje de prueba",
        pt: "Mensagem de teste",
        en: "Test message"
    )
    static let testTo = Phrase(ca: "A qui", fr: "À qui", es: "A quién", pt: "A quem", en: "To whom")
    static let testToHelp = Phrase(
        ca: "Una adreça de correu, o un telèfon amb el prefix del país.",
        fr: "Une adresse e-mail, ou un numéro avec l’indicatif du pays.",
        es: "Un correo, o un teléfono con el prefijo del país.",
        pt: "Um e-mail, ou um telefone com o indicativo do país.",
        en: "An email address, or a phone number with its country code."
    )
    static let testAccepted = Phrase(
        ca: "El servidor l’ha acceptat.",
        fr: "Le serveur l’a accepté.",
        es: "El servidor lo aceptó.",
        pt: "O servidor aceitou.",
        en: "The server took it."
    )
    static let testRejected = Phrase(
        ca: "El servidor l’ha refusat:",
        fr: "Le serveur l’a refusé :",
        es: "El servidor lo rechazó:",
        pt: "O servidor recusou:",
        en: "The server refused it:"
    )
    static let testDeferred = Phrase(
        ca: "No s’hi pot arribar ara:",
        fr: "Injoignable pour l’instant :",
        es: "Ahora no se puede llegar:",
        pt: "Agora não se consegue chegar:",
        en: "It cannot be reached just now:"
    )
    static let pushHelp = Phrase(
        ca: "Les notificacions no necessiten compte: la prova va als vostres navegadors.",
        fr: "Les notifications n’ont pas besoin de compte : le test va à vos navigateurs.",
        es: "Las notificaciones no necesitan cuenta: la prueba va a sus navegadores.",
        pt: "As notificações não precisam de conta: o teste vai para os seus navegadores.",
        en: "Push needs no account: the test goes to your own browsers."
    )
}
