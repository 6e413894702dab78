/// The passwords of ten and more characters that lists of stolen passwords hold most often.
enum CommonPasswords {
    /// Whether the lower-cased password is on the list, or is one sign over and over.
    static func contains(_ key: String) -> Bool {
        known.contains(key) || Set(key.unicodeScalars).count == 1
    }

    static let known: Set<String> = [
        "0123456789", "0987654321", "1029384756", "1122334455", "1212121212", "123123123123", "1231231231",
        "1234512345", "123456123456", "1234567890", "12345678900", "12345678901", "1234567890a",
        "1234567890q", "12345678910", "123456789a", "123456789abc", "123456789q", "12345678912",
        "1234567891", "123456789123", "12345qwert", "123654789a", "123qweasdzxc", "147258369a", "1472583690",
        "147852369a", "1a2b3c4d5e", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qazxsw23edc",
        "741852963a", "9876543210", "987654321a", "a123456789", "aa12345678", "abc1234567", "abc12345678",
        "abc123456789", "abcd123456", "abcd12345678", "abcdefghij", "admin12345", "admin123456",
        "administrator", "asdfghjkl1", "asdfghjkl;", "azerty12345", "azerty123456", "azertyuiop",
        "azertyuiop1", "baseball123", "basketball", "barcelona1", "butterfly1", "changeme123", "chocolate1",
        "contrasena", "contrasenya", "contraseña", "contraseña1", "contrasena1", "correcthorsebatterystaple",
        "demo123456", "dragon1234", "facebook123", "football123", "football12", "geheim1234", "hallo12345",
        "hello12345", "helloworld", "iloveyou12", "iloveyou123", "iloveyou1234", "iloveyou123456",
        "ilovejesus", "internet123", "jetaime123", "letmein123", "letmein1234", "liverpool1",
        "login12345", "manchester", "manchester1", "master1234", "michael123", "minecraft1",
        "minecraft123", "monkey1234", "motdepasse", "motdepasse1", "motdepasse123", "mypassword",
        "mypassword1", "p@$$w0rd123", "p@ssw0rd12", "p@ssw0rd123", "p@ssword123", "pass123456",
        "pass@12345", "passw0rd12", "passw0rd123", "passwort12", "passwort123", "passwort1234", "password00",
        "password01", "password10", "password11", "password12", "password123", "password123!",
        "password1234", "password12345", "password123456", "password13", "password21", "password99",
        "password@123", "passwordpassword", "pokemon123", "princess12", "princess123", "q1w2e3r4t5",
        "q1w2e3r4t5y6", "qazwsxedcrfv", "qwer123456", "qwerasdfzxcv", "qwert12345", "qwert123456",
        "qwerty1234", "qwerty12345", "qwerty123456", "qwerty123456789", "qwertyqwerty", "qwertyui12",
        "qwertyuiop", "qwertyuiop1", "qwertyuiop123", "qwertyuiop[]", "realmadrid", "realmadrid1",
        "secret1234", "senha12345", "senha123456", "spiderman1", "starwars12", "starwars123", "summer2024",
        "summer2025", "summer2026", "sunshine12", "sunshine123", "superman12", "superman123", "teamo12345",
        "temppassword", "test123456", "test1234567", "testpassword", "tequiero123", "trustno1234",
        "welcome123", "welcome1234", "welcome12345", "welcome@123", "whatever12", "whatever123",
        "zaq12wsxcde3", "zxcvbnm123", "zxcvbnm1234", "zxcvbnm12345",
    ]
}
