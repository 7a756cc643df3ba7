//! What the name of a document says of it: whose speech it is, its session, date and symbol.

/// A name as the General Debate Corpus gives it: `USA_75_2020`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpeechName<'a> {
    /// ISO 3166-1 alpha-3 code of the State, or what stands in its place.
    pub code: &'a str,
    /// The session of the General Assembly.
    pub session: u32,
    /// The year.
    pub year: &'a str,
}

/// Who speaks, in which session and year, by the name of a single speech.
pub(crate) fn speech(name: &str) -> Option<SpeechName<'_>> {
    let mut parts = name.split(['_', '-']);
    let (code, session, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_code = (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let shaped = is_code && parts.next().is_none() && is_number(session, 1..=3) && year_of(year).is_some();
    Some(SpeechName { code, session: session.parse().ok()?, year }).filter(|_| shaped)
}

/// The session: of a single speech, or in words as `session-75` and `75th_session`.
pub(super) fn session(name: &str) -> Option<u32> {
    speech(name).map(|speech| speech.session).or_else(|| super::session::told(&name.replace(['_', '-'], " ")))
}

/// The date as ISO 8601: of a single speech its year, else the first day, month or year that stands apart.
pub(super) fn date(name: &str) -> Option<String> {
    if let Some(speech) = speech(name) {
        return Some(speech.year.to_string());
    }
    let numbers: Vec<&str> = name.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let joined = numbers.iter().find_map(|number| day_of(number.get(..4)?, number.get(4..6)?, number.get(6..)?));
    let parted = || numbers.windows(3).find_map(|parts| day_of(parts[0], parts[1], parts[2]));
    let turned = || numbers.windows(3).find_map(|parts| day_of(parts[2], parts[1], parts[0]));
    joined.or_else(parted).or_else(turned).or_else(|| month_or_year(&numbers))
}

/// `2016-05`, or `2016` where it is no part of a symbol.
fn month_or_year(numbers: &[&str]) -> Option<String> {
    let at = numbers.iter().position(|number| year_of(number).is_some())?;
    let month = numbers.get(at + 1).filter(|number| number.len() == 2 && in_range(number, 1..=12));
    let organ = numbers.first().is_some_and(|first| ORGANS.contains(first));
    match month {
        Some(month) => Some(format!("{}-{month}", numbers[at])),
        None => (!organ).then(|| numbers[at].to_string()),
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let holds = year_of(year).is_some() && in_range(month, 1..=12) && in_range(day, 1..=31);
    (holds && month.len() <= 2 && day.len() <= 2).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

fn year_of(part: &str) -> Option<u16> {
    part.parse().ok().filter(|year| part.len() == 4 && (1800..2100).contains(year))
}

fn in_range(part: &str, range: std::ops::RangeInclusive<u8>) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse().is_ok_and(|number| range.contains(&number))
}

fn is_number(part: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The State that a name tells by its code before that of a language, `bg_en`, or by a code of three capitals, as ISO 3166-1
/// alpha-3.
pub(crate) fn state(name: &str) -> Option<String> {
    const LANGUAGES: [&str; 8] = ["en", "e", "eng", "english", "fr", "es", "ar", "ru"];
    let parts: Vec<&str> = name.split(['_', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let (first, rest) = parts.split_first()?;
    let language = rest.iter().all(|part| LANGUAGES.iter().any(|language| part.eq_ignore_ascii_case(language)));
    match first.len() {
        2 if language && !rest.is_empty() => {
            let two = first.to_ascii_uppercase();
            CODES.split_ascii_whitespace().find_map(|codes| codes.strip_prefix(&two)).map(str::to_string)
        }
        3 if first.bytes().all(|byte| byte.is_ascii_uppercase()) => Some((*first).to_string()),
        _ => None,
    }
}

/// Codes of States as ISO 3166-1 has them, each of two letters with that of three behind it.
const CODES: &str = "\
    ADAND AEARE AFAFG AGATG ALALB AMARM AOAGO ARARG ATAUT AUAUS AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR \
    BIBDI BJBEN BNBRN BOBOL BRBRA BSBHS BTBTN BWBWA BYBLR BZBLZ CACAN CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL \
    CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY ERERI \
    ESESP ETETH FIFIN FJFJI FMFSM FRFRA GAGAB GBGBR GDGRD GEGEO GHGHA GMGMB GNGIN GQGNQ GRGRC GTGTM GWGNB GYGUY \
    HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR ININD IQIRQ IRIRN ISISL ITITA JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM \
    KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY \
    MAMAR MCMCO MDMDA MEMNE MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MRMRT MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ \
    NANAM NENER NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PGPNG PHPHL PKPAK PLPOL PSPSE \
    PTPRT PWPLW PYPRY QAQAT ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SISVN SKSVK SLSLE SMSMR \
    SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SYSYR SZSWZ TDTCD TGTGO THTHA TJTJK TLTLS TMTKM TNTUN TOTON TRTUR TTTTO \
    TVTUV TWTWN TZTZA UAUKR UGUGA USUSA UYURY UZUZB VAVAT VCVCT VEVEN VNVNM VUVUT WSWSM YEYEM ZAZAF ZMZMB ZWZWE";

/// What document symbols begin with.
const ORGANS: [&str; 11] = ["A", "S", "E", "ST", "T", "CCPR", "CD", "CERD", "CEDAW", "CAT", "CRC"];

/// The document symbol that a name spells: `A_RES_70_125`, `S_PV.10054.en`, `A-79-972`.
pub(super) fn symbol(name: &str) -> Option<String> {
    let name = without_language(name);
    let separator = if name.contains('_') { '_' } else { '-' };
    let parts: Vec<String> = name.split(separator).map_while(part).collect();
    let enough = parts.len() >= 3 || parts.len() == 2 && (parts[0].len() > 1 || parts[1].contains('.'));
    let numbered = parts.last()?.bytes().any(|byte| byte.is_ascii_digit());
    (ORGANS.contains(&parts[0].as_str()) && enough && numbered).then(|| parts.join("/"))
}

/// A part of a symbol: capitals and numbers, or a word before a number as in `Add.1`.
fn part(part: &str) -> Option<String> {
    let part =
        ["PV", "SR"].iter().fold(part.to_string(), |part, kind| part.replace(&format!("{kind}-"), &format!("{kind}.")));
    let (words, number) = part.split_once('.').unwrap_or((&part, ""));
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'(' | b')');
    let known = ["Add", "Corr", "Rev", "Amend", "Misc", "Res"].contains(&words);
    let holds = known || !words.is_empty() && words.bytes().all(|byte| is_capital(byte) || byte == b'-');
    (holds && part.len() <= 12 && number.bytes().all(|byte| is_capital(byte) || byte == b'.')).then_some(part)
}

fn without_language(name: &str) -> &str {
    const ENDINGS: [&str; 8] = [".en", "-en", "_en", ".EN", "-EN", "_EN", "_E", "-E"];
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read() {
        let cases = [
            ("A_RES_70_125", "A/RES/70/125"),
            ("S_PV-10054-en", "S/PV.10054"),
            ("S_PV.10054.en", "S/PV.10054"),
            ("A-79-972", "A/79/972"),
            ("A_79_972-EN", "A/79/972"),
            ("S_2025_31_arria_ihl", "S/2025/31"),
            ("A_C.1_78_L.60_Rev.1", "A/C.1/78/L.60/Rev.1"),
            ("CD_2214", "CD/2214"),
        ];
        for (name, expected) in cases {
            assert_eq!(symbol(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["USA_75_2020", "A_1", "S-1", "A_short_note", "E-2020", "", "_", "A__"] {
            assert_eq!(symbol(name), None, "{name}");
        }
    }

    #[test]
    fn dates_are_read() {
        let cases = [
            ("USA_75_2020", "2020"),
            ("2025-08-13-oewg-informals", "2025-08-13"),
            ("minutes_20160524", "2016-05-24"),
            ("note 3.4.2019", "2019-04-03"),
            ("seminar-2016-05", "2016-05"),
            ("unidir-2016-cyber", "2016"),
        ];
        for (name, expected) in cases {
            assert_eq!(date(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["S_RES_1970_x", "A_RES_70_125", "report-12", "2016-13-45x", "ü20201301"] {
            assert_eq!(date(name).filter(|date| date.len() > 4), None, "{name}");
        }
        assert_eq!(date("S_RES_1970"), None);
    }

    #[test]
    fn states_are_told_by_their_codes() {
        let cases =
            [("bg_en", "BGR"), ("AE_EN", "ARE"), ("cv-english", "CPV"), ("PRT statement", "PRT"), ("ch_fr_en", "CHE")];
        for (name, code) in cases {
            assert_eq!(state(name).as_deref(), Some(code), "{name}");
        }
        for name in ["in", "no_notes", "it-is", "zz_en", "en", "report_en", ""] {
            assert_eq!(state(name), None, "{name}");
        }
    }

    #[test]
    fn speeches_are_told_by_their_names() {
        assert_eq!(speech("USA_75_2020"), Some(SpeechName { code: "USA", session: 75, year: "2020" }));
        assert_eq!(speech("EU_66_2011").map(|speech| speech.code), Some("EU"));
        for name in ["usa_75_2020", "USA_75_20", "USA_75_2020_x", "A_75_2020", "USA__2020"] {
            assert_eq!(speech(name), None, "{name}");
        }
        assert_eq!((session("DDR_36_1981"), session("75th_session-report"), session("x")), (Some(36), Some(75), None));
    }
}
