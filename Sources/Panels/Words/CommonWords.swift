/// What stands on many pages.
extension Phrase {
    static let skipToContent = Phrase(
        ca: "Salta al contingut",
        fr: "Aller au contenu",
        es: "Saltar al contenido",
        pt: "Saltar para o conteúdo",
        en: "Skip to content"
    )
    static let mainNavigation = Phrase(
        ca: "Navegació principal",
        fr: "Navigation principale",
        es: "Navegación principal",
        pt: "Navegação principal",
        en: "Main navigation"
    )
    static let menu = Phrase(ca: "Menú", fr: "Menu", es: "Menú", pt: "Menu", en: "Menu")
    static let yourMenu = Phrase(
        ca: "El vostre menú: {name}",
        fr: "Votre menu : {name}",
        es: "Su menú: {name}",
        pt: "O seu menu: {name}",
        en: "Your menu: {name}"
    )
    static let close = Phrase(ca: "Tanca", fr: "Fermer", es: "Cerrar", pt: "Fechar", en: "Close")
    static let save = Phrase(ca: "Desa", fr: "Enregistrer", es: "Guardar", pt: "Guardar", en: "Save")
    static let cancel = Phrase(ca: "Cancel·la", fr: "Annuler", es: "Cancelar", pt: "Cancelar", en: "Cancel")
    static let delete = Phrase(ca: "Suprimeix", fr: "Supprimer", es: "Eliminar", pt: "Eliminar", en: "Delete")
    static let edit = Phrase(ca: "Edita", fr: "Modifier", es: "Editar", pt: "Editar", en: "Edit")
    static let back = Phrase(ca: "Torna", fr: "Retour", es: "Volver", pt: "Voltar", en: "Back")
    static let next = Phrase(ca: "Següent", fr: "Suivant", es: "Siguiente", pt: "Seguinte", en: "Next")
    static let previous = Phrase(
        ca: "Anterior",
        fr: "Précédent",
        es: "Anterior",
        pt: "Anterior",
        en: "Previous"
    )
    static let show = Phrase(ca: "Mostra", fr: "Afficher", es: "Mostrar", pt: "Mostrar", en: "Show")
    static let optional = Phrase(
        ca: "opcional",
        fr: "facultatif",
        es: "opcional",
        pt: "opcional",
        en: "optional"
    )
    static let saved = Phrase(
        ca: "S’ha desat.",
        fr: "C’est enregistré.",
        es: "Guardado.",
        pt: "Guardado.",
        en: "Saved."
    )
    static let look = Phrase(
        ca: "Aparença",
        fr: "Apparence",
        es: "Apariencia",
        pt: "Aspeto",
        en: "Appearance"
    )
    static let light = Phrase(ca: "Clar", fr: "Clair", es: "Claro", pt: "Claro", en: "Light")
    static let dark = Phrase(ca: "Fosc", fr: "Sombre", es: "Oscuro", pt: "Escuro", en: "Dark")
    static let asSystem = Phrase(
        ca: "Com el sistema",
        fr: "Comme le système",
        es: "Como el sistema",
        pt: "Como o sistema",
        en: "Same as the system"
    )
    static let language = Phrase(ca: "Idioma", fr: "Langue", es: "Idioma", pt: "Idioma", en: "Language")

    static let start = Phrase(ca: "Inici", fr: "Accueil", es: "Inicio", pt: "Início", en: "Home")
    static let diary = Phrase(ca: "Agenda", fr: "Agenda", es: "Agenda", pt: "Agenda", en: "Diary")
    static let clients = Phrase(ca: "Clients", fr: "Clients", es: "Clientes", pt: "Clientes", en: "Clients")
    static let waitingList = Phrase(
        ca: "Llista d’espera",
        fr: "Liste d’attente",
        es: "Lista de espera",
        pt: "Lista de espera",
        en: "Waiting list"
    )
    static let services = Phrase(
        ca: "Serveis",
        fr: "Prestations",
        es: "Servicios",
        pt: "Serviços",
        en: "Services"
    )
    static let employees = Phrase(
        ca: "Professionals",
        fr: "Intervenants",
        es: "Profesionales",
        pt: "Profissionais",
        en: "Employees"
    )
    static let messages = Phrase(
        ca: "Missatges",
        fr: "Messages",
        es: "Mensajes",
        pt: "Mensagens",
        en: "Messages"
    )
    static let templates = Phrase(
        ca: "Plantilles",
        fr: "Modèles",
        es: "Plantillas",
        pt: "Modelos",
        en: "Templates"
    )
    static let settings = Phrase(
        ca: "Configuració",
        fr: "Réglages",
        es: "Ajustes",
        pt: "Definições",
        en: "Settings"
    )
    static let team = Phrase(ca: "Equip", fr: "Équipe", es: "Equipo", pt: "Equipa", en: "Team")
    static let webhooks = Phrase(
        ca: "Webhooks",
        fr: "Webhooks",
        es: "Webhooks",
        pt: "Webhooks",
        en: "Webhooks"
    )
    static let apiKeys = Phrase(
        ca: "Claus d’API",
        fr: "Clés d’API",
        es: "Claves de API",
        pt: "Chaves de API",
        en: "API keys"
    )
    static let auditLog = Phrase(
        ca: "Registre",
        fr: "Journal",
        es: "Registro",
        pt: "Registo",
        en: "Audit log"
    )
    static let setUp = Phrase(
        ca: "Organització",
        fr: "Organisation",
        es: "Organización",
        pt: "Organização",
        en: "Set up"
    )
    static let searchClients = Phrase(
        ca: "Cerca clients",
        fr: "Rechercher un client",
        es: "Buscar clientes",
        pt: "Procurar clientes",
        en: "Search clients"
    )
    static let branch = Phrase(ca: "Centre", fr: "Établissement", es: "Centro", pt: "Espaço", en: "Branch")
    static let allBranches = Phrase(
        ca: "Tots els centres",
        fr: "Tous les établissements",
        es: "Todos los centros",
        pt: "Todos os espaços",
        en: "All branches"
    )
    static let appointments = Phrase(
        ca: "Cites",
        fr: "Rendez-vous",
        es: "Citas",
        pt: "Marcações",
        en: "Appointments"
    )
    static let myAppointments = Phrase(
        ca: "Les meves cites",
        fr: "Mes rendez-vous",
        es: "Mis citas",
        pt: "As minhas marcações",
        en: "My appointments"
    )
    static let calendar = Phrase(
        ca: "Calendari",
        fr: "Calendrier",
        es: "Calendario",
        pt: "Calendário",
        en: "Calendar"
    )
    static let profile = Phrase(ca: "Perfil", fr: "Profil", es: "Perfil", pt: "Perfil", en: "Profile")
    static let book = Phrase(ca: "Reserva", fr: "Réserver", es: "Reservar", pt: "Marcar", en: "Book")
    static let bookOnline = Phrase(
        ca: "Reserva en línia",
        fr: "Réserver en ligne",
        es: "Reservar en línea",
        pt: "Marcar online",
        en: "Book online"
    )
    static let signIn = Phrase(
        ca: "Inicia la sessió",
        fr: "Se connecter",
        es: "Iniciar sesión",
        pt: "Iniciar sessão",
        en: "Sign in"
    )
    static let signOut = Phrase(
        ca: "Tanca la sessió",
        fr: "Se déconnecter",
        es: "Cerrar sesión",
        pt: "Terminar sessão",
        en: "Sign out"
    )
    static let changePassword = Phrase(
        ca: "Canvia la contrasenya",
        fr: "Changer le mot de passe",
        es: "Cambiar la contraseña",
        pt: "Alterar a palavra-passe",
        en: "Change password"
    )
    static let email = Phrase(
        ca: "Correu electrònic",
        fr: "Adresse e-mail",
        es: "Correo electrónico",
        pt: "E-mail",
        en: "Email"
    )
    static let password = Phrase(
        ca: "Contrasenya",
        fr: "Mot de passe",
        es: "Contraseña",
        pt: "Palavra-passe",
        en: "Password"
    )
}
