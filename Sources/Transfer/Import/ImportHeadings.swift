/// The headings by which files name a client's columns: English, Spanish, Catalan, French and Portuguese,
/// and those of other products' exports.
///
/// Case, accents, blanks and punctuation do not matter. A heading must match wholly: guessing by parts once
/// took a branch's name for the client's (Phorest). `estado` and `estat` are left out, because they may be
/// a status or a province.
enum ImportHeadings {
    static let synonyms = """
        first_name: first name, given name, forename, nombre, nombre de pila, nom, prénom, nome
        first_name: primeiro nome
        middle_name: middle name, second name, segundo nombre, segon nom, deuxième prénom, segundo nome
        last_name: last name, surname, family name, apellido, apellidos, cognom, cognoms, nom de famille
        last_name: sobrenome, apelido, apelidos
        email: e-mail, email address, e-mail address, mail, correo, correo electrónico, correu
        email: correu electrònic, courriel, adresse e-mail, adresse mail, adresse électronique
        email: correio eletrónico, correio eletrônico, endereço de email, dirección de correo
        email: adreça electrònica
        phone: phone number, telephone, telephone number, tel, mobile, mobile number, mobile phone, cell
        phone: cell phone, teléfono, teléfono móvil, número de teléfono, móvil, telèfon, telèfon mòbil
        phone: mòbil, téléphone, numéro de téléphone, téléphone portable, telefone, telemóvel, celular
        document_type: document type, type of document, tipo de documento, tipus de document
        document_type: type de document
        document_number: document number, number of document, identity document, id number, documento
        document_number: document, número de documento, documento de identidad, número de document
        document_number: document d'identitat, pièce d'identité, numéro de document
        document_number: documento de identidade
        spanish_document: nif, nie, dni, nif/nie, dni/nie, dni/nif/nie, dni/nif, dni nie nif, nif nie
        passport: passport, passport number, pasaporte, passaport, passeport, passaporte
        gender: sex, sexo, sexe, género, gènere, genre, gênero
        birth_date: birth date, date of birth, dob, birthday, birthdate, fecha de nacimiento, nacimiento
        birth_date: cumpleaños, data de naixement, aniversari, date de naissance, data de nascimento
        birth_date: aniversário
        address_line1: address, address 1, address line 1, street, street address, street address 1
        address_line1: dirección, domicilio, calle, adreça, carrer, adresse, rue, endereço, morada, rua
        address_line2: address 2, address line 2, street address 2, dirección 2, adreça 2, adresse 2
        address_line2: endereço 2, complemento, complément d'adresse
        city: town, suburb, ciudad, población, localidad, municipio, ciutat, població, localitat, municipi
        city: ville, cidade, localidade
        region: state, province, county, región, provincia, regió, província, région, região, département
        postal_code: postal code, postcode, post code, zip, zip code, código postal, codi postal
        postal_code: code postal, cp
        country: país, pays
        language: idioma, lengua, llengua, langue, língua
        referral_method: referral method, referral, referral source, how did you hear about us, origen
        referral_method: procedencia, procedència, cómo nos conoció, com ens va conèixer, source, origem
        preferred_branch: preferred branch, branch, location, sucursal, centro, sede, centre, succursale
        preferred_branch: filial
        status: client status, customer status, situación, situació, statut, situação
        marked: highlighted, marcado, marcat, marqué
        height_cm: height, height cm, altura, estatura, alçada, taille
        weight_kg: weight, weight kg, peso, pes, poids
        note: notes, memo, comment, comments, customer note, client note, nota, notas, observaciones
        note: comentarios, observacions, comentaris, remarque, remarques, observações, notes internes
        tags: tag, label, labels, etiqueta, etiquetas, etiquetes, étiquette, étiquettes
        online_blocked: blocked, online blocked, blocked from online booking, bloqueado, bloquejat, bloqué
        blocklist_reason: block reason, blocked reason, reason for block, motivo de bloqueo
        blocklist_reason: motiu de bloqueig, motif de blocage, motivo do bloqueio
        blocklist_until: block until, blocked until, bloqueado hasta, bloquejat fins, bloqué jusqu'au
        blocklist_until: bloqueado até
        """
}
