extension SettingMeanings {
    /// What the settings of signing in, clients, messages and pages mean.
    static let ofPeople: [String: Phrase] = [
        "panel.enabled": Phrase(
            ca: "Si els clients tenen una àrea on iniciar la sessió; sense, només reserven com a visitants.",
            fr:
                "Si les clients ont un espace où se connecter ; sinon ils réservent seulement comme visiteurs.",
            es:
                "Si los clientes tienen un área donde iniciar sesión; sin ella, solo reservan como visitantes.",
            pt: "Se os clientes têm uma área onde iniciar sessão; sem ela, só marcam como visitantes.",
            en: "Whether customers have a panel to sign in to; without it they book as visitors only."
        ),
        "panel.login_modes": Phrase(
            ca:
                "Com inicien la sessió els clients: amb contrasenya, amb un enllaç que demanen, o amb "
                + "l’enllaç dels missatges sobre les seves cites.",
            fr:
                "Comment les clients se connectent : par mot de passe, par un lien qu’ils demandent, ou par "
                + "le lien des messages sur leurs rendez-vous.",
            es:
                "Cómo inician sesión los clientes: con contraseña, con un enlace que piden, o con el enlace "
                + "de los mensajes sobre sus citas.",
            pt:
                "Como os clientes iniciam sessão: com palavra-passe, com uma ligação que pedem, ou com a "
                + "ligação das mensagens sobre as suas marcações.",
            en:
                "How customers sign in: by password, by a link that they ask for, or by the link in "
                + "messages about their appointments."
        ),
        "panel.credential_delivery": Phrase(
            ca:
                "Què reben els clients per entrar: una contrasenya que han de canviar abans de 7 dies, un "
                + "enllaç per triar-ne una, o una contrasenya definitiva.",
            fr:
                "Ce que les clients reçoivent pour se connecter : un mot de passe à changer sous 7 jours, "
                + "un lien pour en choisir un, ou un mot de passe définitif.",
            es:
                "Qué reciben los clientes para entrar: una contraseña que deben cambiar en 7 días, un "
                + "enlace para elegir una, o una contraseña definitiva.",
            pt:
                "O que os clientes recebem para entrar: uma palavra-passe a mudar em 7 dias, uma ligação "
                + "para escolher uma, ou uma palavra-passe definitiva.",
            en:
                "What clients get to sign in with: a password to be changed within 7 days, a link with "
                + "which to choose one, or a password that stays."
        ),
        "panel.auto_grant_on_first_booking": Phrase(
            ca: "Si la primera reserva en línia dona al client accés a la seva àrea.",
            fr: "Si la première réservation en ligne donne au client accès à son espace.",
            es: "Si la primera reserva en línea da al cliente acceso a su área.",
            pt: "Se a primeira marcação online dá ao cliente acesso à sua área.",
            en: "Whether the first booking online gives the client a login to the panel."
        ),
        "panel.self_erasure": Phrase(
            ca: "Els clients poden fer esborrar les seves dades des de la seva àrea, per sempre.",
            fr: "Les clients peuvent faire effacer leurs données depuis leur espace, pour toujours.",
            es: "Los clientes pueden hacer borrar sus datos desde su área, para siempre.",
            pt: "Os clientes podem mandar apagar os seus dados na sua área, para sempre.",
            en: "Customers may have their personal data erased from the panel, for good."
        ),
        "employees.edit_clients": Phrase(
            ca: "Els professionals poden modificar els clients que veuen.",
            fr: "Les professionnels peuvent modifier les clients qu’ils voient.",
            es: "Los profesionales pueden modificar los clientes que ven.",
            pt: "Os profissionais podem alterar os clientes que veem.",
            en: "Employees may change the clients they see."
        ),
        "clients.employee_scope": Phrase(
            ca:
                "Quins clients veu un professional: els propis (que ha donat d’alta o atès), els del centre, o tots.",
            fr:
                "Quels clients voit un professionnel : les siens (inscrits ou reçus par lui), ceux de "
                + "l’établissement, ou tous.",
            es:
                "Qué clientes ve un profesional: los propios (que ha dado de alta o atendido), los del "
                + "centro, o todos.",
            pt: "Que clientes vê um profissional: os seus (que registou ou atendeu), os do espaço, ou todos.",
            en:
                "Which clients an employee sees: own ones (registered or served by them), those of the "
                + "branch, or all."
        ),
        "staff.client_write_channels": Phrase(
            ca:
                "Des d’on pot modificar clients l’equip: des d’arreu, o només des d’aquestes pàgines, i els "
                + "programes només llegeixen.",
            fr:
                "D’où l’équipe peut modifier les clients : de partout, ou seulement de ces pages, les "
                + "programmes ne faisant que lire.",
            es:
                "Desde dónde puede modificar clientes el equipo: desde todas partes, o solo desde estas "
                + "páginas, y los programas solo leen.",
            pt:
                "De onde pode a equipa alterar clientes: de qualquer lado, ou só destas páginas, e os "
                + "programas só leem.",
            en:
                "From where staff may change clients: everywhere, or only on these pages, so that programs "
                + "only read."
        ),
        "sessions.staff_hours": Phrase(
            ca: "Després de quantes hores l’equip ha de tornar a iniciar la sessió.",
            fr: "Après combien d’heures l’équipe doit se reconnecter.",
            es: "Después de cuántas horas el equipo debe volver a iniciar sesión.",
            pt: "Depois de quantas horas a equipa tem de voltar a iniciar sessão.",
            en: "After so many hours staff have to sign in again."
        ),
        "clients.delete_action": Phrase(
            ca:
                "Què fa eliminar un client: arxivar-lo (es pot recuperar), esborrar-ne les dades per sempre "
                + "i conservar el número, o treure la fitxa si no la fa servir res.",
            fr:
                "Ce que fait la suppression d’un client : l’archiver (récupérable), effacer ses données "
                + "pour toujours en gardant le numéro, ou retirer la fiche si rien ne s’en sert.",
            es:
                "Qué hace eliminar un cliente: archivarlo (se puede recuperar), borrar sus datos para "
                + "siempre y conservar el número, o quitar la ficha si nada la usa.",
            pt:
                "O que faz eliminar um cliente: arquivá-lo (pode ser recuperado), apagar os dados para "
                + "sempre e manter o número, ou remover a ficha se nada a usar.",
            en:
                "What deleting a client does: archive (can be restored), erase the personal data for good "
                + "and keep the number, or remove the record where nothing uses it."
        ),
        "clients.genders": Phrase(
            ca: "Els gèneres que es poden triar; sempre es pot no triar-ne cap.",
            fr: "Les genres que l’on peut choisir ; on peut toujours n’en choisir aucun.",
            es: "Los géneros que se pueden elegir; siempre se puede no elegir ninguno.",
            pt: "Os géneros que se podem escolher; pode sempre não se escolher nenhum.",
            en: "The genders that a client may have; none of them may always be chosen."
        ),
        "clients.statuses": Phrase(
            ca: "Els estats que pot tenir un client. Els nous són actius, o tenen el primer de la llista.",
            fr:
                "Les statuts qu’un client peut avoir. Les nouveaux sont actifs, ou ont le premier de la liste.",
            es:
                "Los estados que puede tener un cliente. Los nuevos son activos, o tienen el primero de la lista.",
            pt: "Os estados que um cliente pode ter. Os novos são ativos, ou têm o primeiro da lista.",
            en: "The statuses that a client may have. New clients are active, or have the first of the list."
        ),
        "clients.measurements": Phrase(
            ca: "Si les pàgines demanen i mostren l’alçada i el pes.",
            fr: "Si les pages demandent et montrent la taille et le poids.",
            es: "Si las páginas piden y muestran la altura y el peso.",
            pt: "Se as páginas pedem e mostram a altura e o peso.",
            en: "Whether the pages ask for height and weight and show them."
        ),
        "notifications.reminder_minutes": Phrase(
            ca: "Quants minuts abans d’una cita es recorda als clients; 0 és mai.",
            fr: "Combien de minutes avant un rendez-vous les clients en sont avertis ; 0 : jamais.",
            es: "Cuántos minutos antes de una cita se recuerda a los clientes; 0 es nunca.",
            pt: "Quantos minutos antes de uma marcação os clientes são lembrados; 0 é nunca.",
            en: "How many minutes before an appointment its clients are reminded of it; 0 for never."
        ),
        "notifications.follow_up_minutes": Phrase(
            ca: "Quants minuts després d’una cita es pregunta als clients com ha anat; 0 és mai.",
            fr:
                "Combien de minutes après un rendez-vous on demande aux clients comment il s’est passé ; 0 : jamais.",
            es: "Cuántos minutos después de una cita se pregunta a los clientes qué tal fue; 0 es nunca.",
            pt: "Quantos minutos depois de uma marcação se pergunta aos clientes como correu; 0 é nunca.",
            en: "How many minutes after an appointment its clients are asked how it was; 0 for never."
        ),
        "notifications.birthday_hour": Phrase(
            ca:
                "A partir de quina hora es felicita l’aniversari als clients, segons el rellotge del primer centre.",
            fr:
                "À partir de quelle heure les clients reçoivent les vœux d’anniversaire, à l’horloge du "
                + "premier établissement.",
            es:
                "A partir de qué hora se felicita el cumpleaños a los clientes, según el reloj del primer centro.",
            pt:
                "A partir de que hora se felicitam os clientes pelo aniversário, pelo relógio do primeiro espaço.",
            en: "From which hour on clients are greeted on their birthday, by the clock of the first branch."
        ),
        "notifications.quiet_from_hour": Phrase(
            ca:
                "A partir de quina hora els SMS, les notificacions i els WhatsApp esperen fins al matí; la "
                + "mateixa hora a tots dos camps és mai.",
            fr:
                "À partir de quelle heure les SMS, notifications et WhatsApp attendent le matin ; la même "
                + "heure dans les deux champs : jamais.",
            es:
                "A partir de qué hora los SMS, las notificaciones y los WhatsApp esperan hasta la mañana; "
                + "la misma hora en ambos campos es nunca.",
            pt:
                "A partir de que hora os SMS, as notificações e os WhatsApp esperam pela manhã; a mesma "
                + "hora nos dois campos é nunca.",
            en:
                "From which hour on texts, push and WhatsApp messages wait for the morning; the same hour "
                + "in both fields for never."
        ),
        "notifications.quiet_until_hour": Phrase(
            ca: "A quina hora surten els missatges que esperaven, segons el rellotge del centre.",
            fr: "À quelle heure partent les messages qui attendaient, à l’horloge de l’établissement.",
            es: "A qué hora salen los mensajes que esperaban, según el reloj del centro.",
            pt: "A que hora saem as mensagens que esperavam, pelo relógio do espaço.",
            en: "At which hour messages go that have waited, by the branch’s clock."
        ),
        "notifications.daily_max": Phrase(
            ca: "Quants missatges rep un client en 24 hores, a part dels d’accés; 0 és sense límit.",
            fr: "Combien de messages un client reçoit en 24 heures, hors connexion ; 0 : sans limite.",
            es: "Cuántos mensajes recibe un cliente en 24 horas, aparte de los de acceso; 0 es sin límite.",
            pt: "Quantas mensagens recebe um cliente em 24 horas, fora as de acesso; 0 é sem limite.",
            en:
                "How many messages a client gets within 24 hours, those about signing in aside; 0 for any number."
        ),
        "mail.reply_to": Phrase(
            ca: "L’adreça que rep les respostes als correus; buida, la del remitent.",
            fr: "L’adresse qui reçoit les réponses aux courriels ; vide : celle de l’expéditeur.",
            es: "La dirección que recibe las respuestas a los correos; vacía, la del remitente.",
            pt: "O endereço que recebe as respostas aos e-mails; vazio, o do remetente.",
            en: "The address to which answers to mails go; empty for the sender’s own."
        ),
        "pages.colour": Phrase(
            ca: "El color dels botons i enllaços de les pàgines; se’n fan tons que es poden llegir.",
            fr: "La couleur des boutons et des liens des pages ; on en tire des nuances lisibles.",
            es: "El color de los botones y enlaces de las páginas; de él se hacen tonos legibles.",
            pt: "A cor dos botões e ligações das páginas; dela fazem-se tons legíveis.",
            en: "The colour of buttons and links on the pages; shades that can be read are made from it."
        ),
        "pages.logo_url": Phrase(
            ca:
                "La imatge al costat del nom de l’empresa: un camí d’aquest lloc, o data:image/…; buida per a cap.",
            fr:
                "L’image à côté du nom de l’entreprise : un chemin de ce site, ou data:image/… ; vide : aucune.",
            es:
                "La imagen junto al nombre de la empresa: una ruta de este sitio, o data:image/…; vacía "
                + "para ninguna.",
            pt:
                "A imagem ao lado do nome da empresa: um caminho deste sítio, ou data:image/…; vazia para nenhuma.",
            en:
                "The picture beside the business’s name: a path of this host, or data:image/…; empty for none."
        ),
        "pages.embed_hosts": Phrase(
            ca:
                "Els llocs web que poden contenir la pàgina de reserves, com ara www.example.com; si no "
                + "se’n diu cap, tots els que fan servir https. Hi va aquesta línia:",
            fr:
                "Les sites qui peuvent contenir la page de réservation, comme www.example.com ; si aucun "
                + "n’est nommé, tous ceux en https. On y met cette ligne :",
            es:
                "Los sitios web que pueden contener la página de reservas, como www.example.com; si no se "
                + "nombra ninguno, todos los que usan https. Se pone esta línea:",
            pt:
                "Os sítios que podem conter a página de marcações, como www.example.com; se nenhum for "
                + "indicado, todos os que usam https. Põe-se esta linha:",
            en:
                "The sites that may contain the booking page, such as www.example.com; with none named, "
                + "every one that is served over https. Put this line there:"
        ),
    ]
}
