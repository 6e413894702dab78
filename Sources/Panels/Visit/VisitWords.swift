/// The words of the booking page: choosing.
enum VisitWords {
    static let chooseBranch = Phrase(
        ca: "On voleu venir?",
        fr: "Où souhaitez-vous venir ?",
        es: "¿Adónde quiere venir?",
        pt: "Onde quer vir?",
        en: "Where would you like to come?"
    )
    static let chooseService = Phrase(
        ca: "Què voleu reservar?",
        fr: "Que souhaitez-vous réserver ?",
        es: "¿Qué quiere reservar?",
        pt: "O que quer marcar?",
        en: "What would you like to book?"
    )
    static let chooseEmployee = Phrase(
        ca: "Amb qui?",
        fr: "Avec qui ?",
        es: "¿Con quién?",
        pt: "Com quem?",
        en: "With whom?"
    )
    static let chooseTime = Phrase(
        ca: "Quan us va bé?",
        fr: "Quand souhaitez-vous venir ?",
        es: "¿Cuándo le va bien?",
        pt: "Quando lhe dá jeito?",
        en: "When suits you?"
    )
    static let yourDetails = Phrase(
        ca: "Les vostres dades",
        fr: "Vos coordonnées",
        es: "Sus datos",
        pt: "Os seus dados",
        en: "Your details"
    )
    static let yourChoices = Phrase(
        ca: "La vostra reserva",
        fr: "Votre réservation",
        es: "Su reserva",
        pt: "A sua marcação",
        en: "Your booking"
    )
    static let change = Phrase(ca: "Canvia", fr: "Modifier", es: "Cambiar", pt: "Alterar", en: "Change")
    static let changeThis = Phrase(
        ca: "Canvia: {what}",
        fr: "Modifier : {what}",
        es: "Cambiar: {what}",
        pt: "Alterar: {what}",
        en: "Change: {what}"
    )
    static let place = Phrase(ca: "Lloc", fr: "Lieu", es: "Lugar", pt: "Local", en: "Place")
    static let service = Phrase(ca: "Servei", fr: "Prestation", es: "Servicio", pt: "Serviço", en: "Service")
    static let with = Phrase(ca: "Amb", fr: "Avec", es: "Con", pt: "Com", en: "With")
    static let when = Phrase(ca: "Quan", fr: "Quand", es: "Cuándo", pt: "Quando", en: "When")
    static let price = Phrase(ca: "Preu", fr: "Prix", es: "Precio", pt: "Preço", en: "Price")
    static let otherServices = Phrase(
        ca: "Altres serveis",
        fr: "Autres prestations",
        es: "Otros servicios",
        pt: "Outros serviços",
        en: "Other services"
    )
    static let anyone = Phrase(
        ca: "Qualsevol professional",
        fr: "Sans préférence",
        es: "Cualquier profesional",
        pt: "Qualquer profissional",
        en: "Anyone"
    )
    static let anyoneHelp = Phrase(
        ca: "Qui abans tingui lloc",
        fr: "La première personne disponible",
        es: "Quien antes tenga hueco",
        pt: "Quem tiver vaga primeiro",
        en: "Whoever is free first"
    )
    static let free = Phrase(ca: "Gratuït", fr: "Gratuit", es: "Gratis", pt: "Grátis", en: "Free")
    static let group = Phrase(ca: "En grup", fr: "En groupe", es: "En grupo", pt: "Em grupo", en: "Group")
    static let earlierWeeks = Phrase(
        ca: "Setmanes anteriors",
        fr: "Semaines précédentes",
        es: "Semanas anteriores",
        pt: "Semanas anteriores",
        en: "Earlier weeks"
    )
    static let laterWeeks = Phrase(
        ca: "Setmanes següents",
        fr: "Semaines suivantes",
        es: "Semanas siguientes",
        pt: "Semanas seguintes",
        en: "Later weeks"
    )
    static let morning = Phrase(ca: "Matí", fr: "Matin", es: "Mañana", pt: "Manhã", en: "Morning")
    static let afternoon = Phrase(ca: "Tarda", fr: "Après-midi", es: "Tarde", pt: "Tarde", en: "Afternoon")
    static let evening = Phrase(ca: "Vespre", fr: "Soir", es: "Noche", pt: "Fim do dia", en: "Evening")
    static let nothingFree = Phrase(
        ca: "Ara mateix no hi ha hores lliures",
        fr: "Aucun horaire libre pour le moment",
        es: "Ahora mismo no hay horas libres",
        pt: "De momento não há horas livres",
        en: "Nothing is free at the moment"
    )
    static let nothingInWeeks = Phrase(
        ca: "Aquestes setmanes no hi ha hores lliures.",
        fr: "Aucun horaire libre ces semaines-ci.",
        es: "Estas semanas no hay horas libres.",
        pt: "Nestas semanas não há horas livres.",
        en: "Nothing is free in these weeks."
    )
    static let firstFree = Phrase(
        ca: "Primer dia lliure: {day}",
        fr: "Premier jour disponible : {day}",
        es: "Primer día libre: {day}",
        pt: "Primeiro dia livre: {day}",
        en: "First free day: {day}"
    )
    static let noneSuits = Phrase(
        ca: "No us va bé cap hora?",
        fr: "Aucun horaire ne vous convient ?",
        es: "¿Ninguna hora le va bien?",
        pt: "Nenhuma hora lhe dá jeito?",
        en: "Does no time suit you?"
    )
    static let joinWaitingList = Phrase(
        ca: "Apunta’m a la llista d’espera",
        fr: "M’inscrire sur la liste d’attente",
        es: "Apuntarme a la lista de espera",
        pt: "Inscrever-me na lista de espera",
        en: "Join the waiting list"
    )
    static let firstName = Phrase(ca: "Nom", fr: "Prénom", es: "Nombre", pt: "Nome próprio", en: "First name")
    static let lastName = Phrase(ca: "Cognoms", fr: "Nom", es: "Apellidos", pt: "Apelido", en: "Last name")
    static let emailAddress = Phrase(
        ca: "Correu electrònic",
        fr: "Adresse e-mail",
        es: "Correo electrónico",
        pt: "E-mail",
        en: "Email"
    )
    static let emailHelp = Phrase(
        ca: "Hi enviarem la confirmació.",
        fr: "Vous y recevrez la confirmation.",
        es: "Ahí le enviaremos la confirmación.",
        pt: "Enviamos a confirmação para aqui.",
        en: "We will send the confirmation here."
    )
    static let phone = Phrase(ca: "Telèfon", fr: "Téléphone", es: "Teléfono", pt: "Telefone", en: "Phone")
    static let note = Phrase(
        ca: "Voleu dir-nos res més?",
        fr: "Souhaitez-vous préciser quelque chose ?",
        es: "¿Quiere decirnos algo más?",
        pt: "Quer dizer-nos mais alguma coisa?",
        en: "Anything we should know?"
    )
    static let seats = Phrase(ca: "Places", fr: "Nombre de places", es: "Plazas", pt: "Lugares", en: "Places")
    static let documentType = Phrase(
        ca: "Tipus de document",
        fr: "Type de pièce d’identité",
        es: "Tipo de documento",
        pt: "Tipo de documento",
        en: "Kind of document"
    )
    static let documentNumber = Phrase(
        ca: "Número del document",
        fr: "Numéro de la pièce d’identité",
        es: "Número del documento",
        pt: "Número do documento",
        en: "Document number"
    )
    static let gender = Phrase(ca: "Gènere", fr: "Genre", es: "Género", pt: "Género", en: "Gender")
    static let birthDate = Phrase(
        ca: "Data de naixement",
        fr: "Date de naissance",
        es: "Fecha de nacimiento",
        pt: "Data de nascimento",
        en: "Date of birth"
    )
    static let addressLine = Phrase(ca: "Adreça", fr: "Adresse", es: "Dirección", pt: "Morada", en: "Address")
    static let city = Phrase(ca: "Població", fr: "Ville", es: "Población", pt: "Localidade", en: "Town")
    static let postalCode = Phrase(
        ca: "Codi postal",
        fr: "Code postal",
        es: "Código postal",
        pt: "Código postal",
        en: "Postcode"
    )
    static let referral = Phrase(
        ca: "Com ens heu conegut?",
        fr: "Comment nous avez-vous connus ?",
        es: "¿Cómo nos ha conocido?",
        pt: "Como nos conheceu?",
        en: "How did you hear about us?"
    )
    static let female = Phrase(ca: "Dona", fr: "Femme", es: "Mujer", pt: "Feminino", en: "Female")
    static let male = Phrase(ca: "Home", fr: "Homme", es: "Hombre", pt: "Masculino", en: "Male")
    static let nonBinary = Phrase(
        ca: "No binari",
        fr: "Non binaire",
        es: "No binario",
        pt: "Não binário",
        en: "Non-binary"
    )
    static let undisclosed = Phrase(
        ca: "Prefereixo no dir-ho",
        fr: "Je préfère ne pas répondre",
        es: "Prefiero no decirlo",
        pt: "Prefiro não dizer",
        en: "Rather not say"
    )
    static let passport = Phrase(
        ca: "Passaport",
        fr: "Passeport",
        es: "Pasaporte",
        pt: "Passaporte",
        en: "Passport"
    )
    static let otherDocument = Phrase(ca: "Un altre", fr: "Autre", es: "Otro", pt: "Outro", en: "Another")
}
