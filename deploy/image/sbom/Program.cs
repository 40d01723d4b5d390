// Prints the bill of materials of a published program, as CycloneDX 1.6 JSON, from its deps.json: the packages with their
// hashes and the runtime that came along. The same publish gives the same text: no time, no random number.
//   dotnet run --project deploy/image/sbom -- out/daemonset-webhook.deps.json
using System.Text.Json;
using System.Text.Json.Nodes;

if (args is not [var path])
{
    Console.Error.WriteLine("usage: sbom FILE.deps.json");
    return 2;
}

var libraries = JsonNode.Parse(File.ReadAllText(path))!["libraries"]!.AsObject();
var program = Name(libraries.First(library => Type(library) == "project").Key);
var components = libraries.Where(library => Type(library) != "project").OrderBy(library => library.Key, StringComparer.Ordinal);
var bill = new JsonObject
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = new JsonObject { ["type"] = "application", ["name"] = program.Id, ["version"] = program.Version },
    },
    ["components"] = new JsonArray([.. components.Select(Component)]),
};
Console.WriteLine(bill.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
return 0;

static string Type(KeyValuePair<string, JsonNode?> library) => (string)library.Value!["type"]!;

static (string Id, string Version) Name(string key) => (key[..key.IndexOf('/')], key[(key.IndexOf('/') + 1)..]);

static JsonNode Component(KeyValuePair<string, JsonNode?> library)
{
    // The runtime's packages are listed as runtimepack.Microsoft.NETCore.App.Runtime.linux-x64.
    var (id, version) = Name(library.Key);
    id = id.StartsWith("runtimepack.", StringComparison.Ordinal) ? id["runtimepack.".Length..] : id;
    var component = new JsonObject
    {
        ["type"] = Type(library) == "runtimepack" ? "framework" : "library",
        ["name"] = id,
        ["version"] = version,
        ["purl"] = $"pkg:nuget/{id}@{version}",
    };

    // NuGet writes the hash of the package as base64.
    if ((string?)library.Value!["sha512"] is ['s', 'h', 'a', '5', '1', '2', '-', .. var hash])
    {
        component["hashes"] = new JsonArray(new JsonObject
        {
            ["alg"] = "SHA-512",
            ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(hash)),
        });
    }

    return component;
}
