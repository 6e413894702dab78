public import Core

/// What a business can say about its pages.
public enum PageSettings {
    /// The colour of buttons and links.
    public static let colour = SettingKey<String>(
        "pages.colour",
        .text(max: 7),
        default: "#1f5f8b",
        perBranch: false,
        help:
            "The colour of buttons and links on the pages, as #rrggbb; shades that can be read are made from it."
    )

    /// The picture beside the name.
    public static let logo = SettingKey<String>(
        "pages.logo_url",
        .text(max: 20_000),
        default: "",
        perBranch: false,
        help:
            "The picture beside the business's name on the pages: a path of this host, or data:image/…; empty for none."
    )

    /// Which sites may show the booking page inside their own pages.
    public static let embedHosts = SettingKey<[String]>(
        "pages.embed_hosts",
        .strings(max: 20),
        default: [],
        perBranch: false,
        help:
            "The hosts whose pages may contain the booking page, such as www.example.com; with none named, every site "
            + "that is served over https may."
    )

    /// Every setting of the pages.
    public static let definitions = [colour.definition, logo.definition, embedHosts.definition]
}
