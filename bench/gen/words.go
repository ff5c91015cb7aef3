package main

import "strings"

// What the cells are picked from: names, spellings and forms as they come in
// from forms and lists.
var (
	firstNames    = strings.Fields("james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah charles karen wei li priya raj anita kenji yuki hans greta lars ingrid pierre amelie carlos lucia marco giulia fatima omar aisha ivan olga chen mei arjun sofia mateo emma noah olivia liam ava")
	oddFirstNames = []string{"José", "Zoë", "mary ann", "Anne-marie", "jean-luc", "Renée", "o'neil"}
	lastNames     = strings.Fields("smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts schmidt weber fischer tanaka suzuki patel sharma kumar singh wang zhang liu rossi ferrari dubois moreau ivanov")
	oddLastNames  = []string{"Müller", "o'brien", "smith-jones", "van dyke", "de la cruz", "Grünwald", "MacDonald"}
	companies     = strings.Fields("Acme Globex Initech Umbrella Stark Wayne Hooli Vandelay Soylent Cyberdyne Tyrell Wonka Oscorp Massive Aperture Pied Gringotts Monarch Virtucon Zorin Northwind Contoso Fabrikam Tailspin Adatum Litware Proseware Wingtip Bluth Dunder")
	companyForms  = []string{" Inc", ", Inc.", " LLC", " GmbH", " Ltd", " & Sons", " Corp", " Systems", " Group", " Technologies", ", LLC", " Holdings", " S.A.", " Labs", " Software", " Partners"}
	titles        = []string{"CEO", "CTO", "Chief Financial Officer", "VP Marketing", "vp of sales", "Vice President, Engineering", "Director of IT", "director marketing", "Head of Growth", "Marketing Manager", "IT Manager", "Team Lead", "Software Engineer", "Analyst", "consultant", "Student", "Owner", "SENIOR MANAGER", "Sales Rep", "Demand Gen Specialist", "Product Owner", "Administrator"}
	countries     = []string{"USA", "u.s.", "United States", "us", "U.S.A.", "united states of america", "US", "United States", "USA", "America", "Canada", "CA", "canada ", "Mexico", "mx", "UK", "U.K.", "United Kingdom", "england", "GB", " Germany", "DE", "germany", "Deutschland", "France", "FR", "Spain", "espana", "Italy", "italia", "Netherlands", "holland", "NL", "Sweden", "SE", "Switzerland", "CH", "South Africa", "India", "INDIA", "IN", "Japan", "jp", "Australia", "AUS", "Singapore", "sg", "China", "CN", "Brazil", "brasil", "argentina", "CHILE", "new zealand", "poland", "Czech Republic", "portugal"}
	states        = []string{"CA", "ca", "NY", "ny ", "TX", "WA", "MA", "IL", "Ontario", "Bavaria", "Bayern", "NSW", "", "", "Catalonia", "Karnataka", "Kanto"}
	cities        = []string{"San Francisco", "new york", "AUSTIN", "Seattle", "Boston", "Chicago", "Toronto", "Munich", "München", "Sydney", "São Paulo", "Zürich", "Paris", "London", "Bangalore", "Tokyo", "Singapore", "Madrid", "Roma", ""}
	industries    = []string{"Software", "Financial Services", "Healthcare", "Manufacturing", "Retail", "Education", "Government", "Energy", "Media", "software", "FINANCE", "", "Telecommunications", "Non-profit"}
	sources       = []string{"Webinar", "Trade Show", "Web", "Paid Search", "Referral", "Partner", "Content Syndication", "Email", "List Purchase", "web", "", "", " "}
	statuses      = []string{"", "", "", "Raw", "New", "new", "Nurture", "Engaged", "Customer", "customer ", "Disqualified", "Open"}
	interests     = []string{"Platform", "Enterprise", "Free trial", "trial", "Analytics", "Integrations", "", "", "", "", "Pricing"}
	utmSources    = []string{"google", "linkedin", "facebook", "newsletter", "bing", "", "", "twitter", "partner", "direct"}
	freeDomains   = []string{"gmail.com", "yahoo.com", "hotmail.com", "outlook.com"}
	topDomains    = []string{".com", ".com", ".com", ".io", ".de", ".co.uk", ".org", ".net"}
)
